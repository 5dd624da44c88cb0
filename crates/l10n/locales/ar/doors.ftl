# Doors: lengths, limits, phones, tokens, a second person, recovery codes.

err-too-long = ما كُتب في «{ $field }» أطول مما نستقبل.
fix-too-long = أقصاه { $limit } حرف. اختصره، أو ضع الباقي في الملاحظات.
err-uploads-full = تصل الآن ملفات كثيرة دفعة واحدة.
fix-uploads-full = لم يضِع شيء. انتظر دقيقة حتى تنتهي، ثم أرسل ملفك من جديد.
prop-words = كلمات البحث

# The network.
err-other-host = طُلب هذا السجل باسم لا يعرفه.
fix-other-host = افتحه بالعنوان الذي أظهرته الشاشة. وإن كان لهذا الجهاز اسم آخر فأعطه عند التشغيل: athar serve --host الاسم.
err-door-busy = كثيرون على الباب الآن.
fix-door-busy = انتظر دقيقة، ثم ادخل.
home-exposed = هذا السجل يصل إليه غيرك على الشبكة، وما يُرسل إليه يُقرأ في الطريق.
home-exposed-do = أوقفه، وشغّله بالأمر athar serve --phones حتى يدخل الناس بالهاتف دخولاً مشفّراً.

# The first run.
setup-word = كلمة التأسيس
setup-word-hint = مكتوبة على شاشة الجهاز الذي يعمل عليه السجل. تُطلب مرة واحدة، حتى لا يسبقك غريب على الشبكة.
err-setup-word = كلمة التأسيس لا توافق.
fix-setup-word = انقلها كما هي على شاشة الجهاز الذي شغّلتَ عليه السجل.
setup-alone = ما دمت وحدك تمرّ أعمال المدير الكبيرة بلا شخص ثانٍ، ويُكتب في سجل الأفعال أنها مرّت هكذا: فتح حساب يقرأ، أو إعطاء دور يقرأ، أو كلمة سر جديدة لمن يقرأ. حين يكون معك مدير آخر أو مراجع، تنتظر هذه الأعمال موافقته.

# A password that was given.
first-password-title = اختر كلمة سر لك
first-password-lead = الكلمة التي دخلت بها أعطاها لك غيرك، وهو يعرفها. اختر كلمة لا يعرفها أحد، ثم تفتح لك الصفحات.
first-password-given = الكلمة التي أُعطيتها
first-password-do = احفظها وادخل
err-choose-password = تُطلب منك أولاً كلمة سر تختارها أنت.
fix-choose-password = اخترها، ثم أكمل.
err-password-same = هذه هي الكلمة نفسها.
fix-password-same = اختر كلمة أخرى لا يعرفها من أعطاك الأولى.
err-field-same = ما كُتب في «{ $field }» هو نفسه كما كان.
fix-field-same = اختر غيره.
err-password-long = كلمة السر أطول مما نستقبل.
fix-password-long = أقصاها 256 حرفاً.
proof = كلمة سرك أنت، أو رمز هاتفك
proof-hint = تُطلب من جديد قبل أي تغيير في الحسابات والرموز، فلا تكفي شاشة تُركت مفتوحة.
prop-scopes = ما يصلح له الرمز
prop-present = كلمة سرك الحالية
prop-word = كلمة التأسيس

# Recovery codes.
recovery-title = رموز النجاة
recovery-about = إن ضاع الهاتف يفتح رمز منها بدل رمز الهاتف، مرة واحدة لكل رمز. اطبعها أو انسخها واحفظها بعيداً عن الجهاز.
recovery-left = { $n ->
    [zero] لم يبق منها شيء.
    [one] بقي منها رمز واحد.
    [two] بقي منها رمزان.
    [few] بقي منها { $n } رموز.
    [many] بقي منها { $n } رمزاً.
   *[other] بقي منها { $n } رمز.
}
recovery-do = اصنع عشرة رموز جديدة
recovery-made = رموز النجاة الجديدة. القديمة لم تعد تفتح شيئاً.
recovery-made-first = رموز النجاة الأولى لحسابك.
recovery-once = تظهر هذه المرة فقط. اطبع هذه الصفحة أو انسخ الرموز الآن.

# Tokens.
token-scopes = لأي شيء هذا الرمز؟
scope-read = قراءة القوائم والملفات
scope-record = إضافة وتصحيح وسحب ما قيل
scope-import = إدخال القوائم وسحبها
scope-export = تنزيل القوائم
scope-judge = المطابقة
scope-reveal = قراءة المختوم، وكل قراءة تُكتب
scope-members = قراءة أسماء الزملاء وأدوارهم
scope-keep = قراءة سجل الأفعال والتحقق منه
scope-all = كل ما يُسمح لصاحبه
err-token-scope = هذا الرمز لم يُصنع لهذا.
fix-token-scope = اصنع في صفحتك رمزاً يشمله.

# A second person.
requests-title = ما ينتظر شخصاً ثانياً
requests-title-about = أعمال لا يفعلها مدير وحده.
requests-lead = من يدير الحسابات لا يعطي وحده دوراً يقرأ، ولا يفتح وحده حساباً يقرأ، ولا يأخذ وحده حساب غيره. يوافق على ذلك مدير آخر أو مراجع. ولا يمحو أحدٌ وحده ما قيل عن شخص، ولا يُتلف قائمة محفوظة، ولا يقبل وحده سطراً قد يكون لمن طُلب محو ما قيل عنه: يوافق على ذلك من له دور المراجعة. ولا يأخذ أحدٌ وحده مكان فريق لم يبقَ فيه من يغيّره.
requests-none = لا شيء ينتظرك.
requests-told = ما جرى في الأسابيع الأخيرة
requests-ask-them = اسأل صاحب الطلب، وصاحب الحساب، وجهاً لوجه أو بالصوت، قبل أن توافق.
request-confirm = أوافق
request-refuse = أرفض
request-roles = إعطاء { $name } هذه الأدوار: { $roles }
request-account = فتح حساب جديد: { $name }، الدور: { $roles }
request-password = فتح حساب { $name }، الدور: { $roles }، بكلمة سر من الإدارة
request-totp = فتح حساب { $name }، الدور: { $roles }، بلا مفتاحه الثاني
request-forget = محو نهائي لما قيل: { $files }. طلب ذلك: { $asked }. السبب: { $why }. { $lists ->
    [yes] وتُتلف معه القوائم التي ورد فيها.
   *[no] وتبقى القوائم.
}
request-list = إتلاف نهائي لقائمة كما وصلت: { $name } ({ $document }). طلب ذلك: { $asked }. السبب: { $why }. ويبقى ما أُخذ منها في الملفات.
request-row = قبول سطر قد يكون عن شخص طُلب محو ما قيل عنه (الفعل { $n })، { $how }
request-row-one = على أنه شخص واحد
request-row-split = على أنه عدة أشخاص: { $words }
request-row-split-over = على أنه عدة أشخاص
request-row-corrected-over = مع كتابة بعض الخانات من جديد
request-row-left-out = مع عدم إدخاله
request-row-corrected = بهذه الكلمات: { $words }
request-row-this = على أنه هذا: { $words }
request-team = فريق آخر للملف { $file } مكان فريق لم يبقَ فيه من يستطيع تغييره: { $names }
request-team-none = حلّ فريق الملف { $file }، ولم يبقَ فيه من يستطيع تغييره
standing-replaced = حلّ محله طلب لاحق
standing-no-row = انتهى: لم يعد سطره ينتظر
request-read = اقرأه قبل أن تجيب
requests-ask-asker = اسأل من طلب هذا، لا بالرسائل وحدها، قبل أن تؤكد.
request-asked = الطلب: { $name }، { $when }
request-answered = الجواب: { $name }، { $when }
standing-asked = ينتظر
standing-confirmed = وافق شخص ثانٍ
standing-refused = رفضه شخص ثانٍ
standing-expired = انقضى بلا جواب
standing-alone = مرّ بلا شخص ثانٍ
second-alone = لا يوجد الآن مدير آخر ولا مراجع: ما يجب أن يراه شخص ثانٍ يمرّ بلا موافقة، ويُكتب في سجل الأفعال أنه مرّ هكذا. أعطِ من تثق به من الزملاء دور المراجعة.
home-requests = { $n ->
    [zero] لا شيء ينتظر جوابك.
    [one] طلب واحد ينتظر جوابك بصفتك شخصاً ثانياً.
    [two] طلبان ينتظران جوابك بصفتك شخصاً ثانياً.
    [few] { $n } طلبات تنتظر جوابك بصفتك شخصاً ثانياً.
    [many] { $n } طلباً ينتظر جوابك بصفتك شخصاً ثانياً.
   *[other] { $n } طلب ينتظر جوابك بصفتك شخصاً ثانياً.
}
member-waits = ينتظر شخصاً ثانياً
member-waits-about = لا يدخل صاحبه قبل أن يوافق مدير آخر أو مراجع.
err-sign-in-account-waits = { err-account-waits }
fix-sign-in-account-waits = { fix-account-waits }
err-account-waits = هذا الحساب ينتظر موافقة شخص ثانٍ.
fix-account-waits = اطلب من مدير آخر أو من مراجع أن يفتح «ما ينتظر شخصاً ثانياً» ويوافق.
web-request-asked = ينتظر هذا موافقة شخص ثانٍ.
web-request-alone = تمّ بلا شخص ثانٍ، إذ لا يوجد غيرك، وكُتب ذلك في سجل الأفعال.
web-request-operator = لا يوجد شخص ثانٍ يوافق على هذا الإذن: يعطيه مشغّل الحاسوب (‎athar user compartments).
compartment-waits = طُلب الإذن وينتظر الموافقة.
web-request-confirmed = تمّ بموافقتك.
web-request-refused = رُفض، ولم يُفعل شيء.
web-log-member-asked = طلب من شخص ثانٍ، لحساب { $name }: { $roles }
web-log-member-confirmed = وافق شخص ثانٍ، لحساب { $name }: { $roles }
web-log-member-refused = رفض شخص ثانٍ، لحساب { $name }: { $roles }
web-log-member-expired = انقضى طلب بلا جواب، لحساب { $name }: { $roles }
web-log-member-alone = مرّ بلا شخص ثانٍ، لحساب { $name }: { $roles }
web-log-member-admitted = فُتح حساب { $name } من الجهاز نفسه
web-log-member-password-own = كلمة سر لحساب { $name } اختيرت من الحساب نفسه
web-log-member-recovery-made = رموز نجاة جديدة لحساب { $name }
web-log-member-recovery-used = دخول برمز نجاة إلى حساب { $name }
log-request-roles = أدوار
log-request-account = حساب جديد
log-request-password = كلمة سر
log-request-totp = المفتاح الثاني

# Phones.
phones-title = الدخول من الهاتف
phones-title-about = عنوان هذا الجهاز على الشبكة وبصمته، للطباعة.
phones-lead = الهاتف المتصل بالشبكة نفسها يدخل إلى السجل دخولاً مشفّراً، بلا إنترنت. اطبع هذه الصفحة وضعها قرب الجهاز.
phones-picture = عنوان السجل رسماً يُصوَّر بالهاتف
phones-step-network = صِل الهاتف بالشبكة اللاسلكية نفسها.
phones-step-photograph = صوّر الرسم بالهاتف، أو اكتب العنوان كما هو.
phones-step-warning = يقول المتصفح إن الاتصال غير موثوق: لأن شهادة هذا الجهاز منه هو، لا من شركة. افتح تفاصيل الشهادة من التحذير.
phones-step-compare = قارن بصمة SHA-256 بالبصمة المكتوبة هنا، مجموعة بعد مجموعة.
phones-step-accept = إن تطابقت فاقبل وتابع. لا يُسأل الهاتف مرة أخرى ما دامت الشهادة نفسها.
phones-fingerprint = بصمة الشهادة (SHA-256)
phones-differs = إن اختلفت فلا تتابع ولا تكتب كلمة سرك: ربما يقف بينكما غريب. تتغير البصمة إذا تغير عنوان الجهاز أو بعد سنة، فأعد طباعة الصفحة.
phones-off = لا يدخل الآن هاتف: السجل مفتوح لهذا الجهاز وحده.
phones-off-do = ليدخل الهاتف دخولاً مشفّراً، أوقف السجل وشغّله هكذا:

# The command line.
cli-user-totp-off = ارفع المفتاح الثاني عن حساب زميل ضاع هاتفه
cli-arg-chosen = صاحب الحساب اختار كلمة السر بنفسه، فلا تُطلب منه أخرى
cli-arg-host = اسم آخر يُطلب به هذا الجهاز (يُكرَّر)
cli-arg-trusted-proxy = عنوان وكيل أمام السجل، يُصدَّق فيما يقوله عمن أرسل الطلب (يُكرَّر)
cli-arg-phones = افتح باباً مشفّراً للهواتف على الشبكة نفسها، بشهادة من هذا الجهاز
cli-setup-word = كلمة التأسيس، تُطلب في الصفحة الأولى: { $word }
cli-exposed = تحذير: العنوان { $address } يصل إليه غيرك على الشبكة، وما يُرسل إليه يُقرأ في الطريق. استعمل ‎--phones أو ضعه خلف وكيل HTTPS.
cli-phones-address = من الهاتف: { $address }
cli-phones-fingerprint = بصمة الشهادة، قارنها على الهاتف قبل أن تقبل:
cli-phones-none = لا عنوان لهذا الجهاز على شبكة الآن؛ يُفتح الباب للهواتف حين يتصل بشبكة.
err-not-an-address = «{ $address }» ليس عنواناً.
fix-not-an-address = اكتب عنواناً مثل 192.168.1.1.
# طلب رُفض، أو لم يجب عنه أحد.
member-refused = رفضه شخص ثانٍ
member-refused-about = لا يدخل صاحبه. لسؤال شخص ثانٍ من جديد أعطِ كلمة سر أولى جديدة في الأسفل، ويُقال له إنه رُفض من قبل.
member-unasked = مغلق: انتهى طلبه بلا جواب
member-unasked-about = لا يدخل صاحبه. لسؤال شخص ثانٍ من جديد أعطِ كلمة سر أولى جديدة في الأسفل.
request-refused-before = رفض شخص ثانٍ هذا الحساب من قبل: { $name }، { $when }.
standing-admitted = أُدخل من الجهاز نفسه
web-request-refused-account = رُفض. يبقى الحساب مغلقاً: لا يدخل به أحد.
web-request-refused-password = رُفض. يبقى الحساب مغلقاً: لا تفتحه كلمة السر القديمة بعد الآن، ولا تفتحه الجديدة.
web-request-refused-totp = رُفض. يبقى الحساب مغلقاً: رُفع مفتاحه الثاني من قبل، ولا يُفتح الآن لأحد.
err-account-refused = رفض شخص ثانٍ إدخال هذا الحساب.
fix-account-refused = اسأل المدير: يستطيع أن يسأل شخصاً ثانياً من جديد من «من يعمل هنا»، بكلمة سر أولى جديدة.
err-sign-in-account-refused = { err-account-refused }
fix-sign-in-account-refused = { fix-account-refused }
err-account-unasked = لم يجب أحد في الوقت عن هذا الحساب، وما زال مغلقاً.
fix-account-unasked = اسأل المدير: يستطيع أن يسأل شخصاً ثانياً من جديد من «من يعمل هنا»، بكلمة سر أولى جديدة.
err-sign-in-account-unasked = { err-account-unasked }
fix-sign-in-account-unasked = { fix-account-unasked }
err-code-used = استُعمل هذا الرمز مرة من قبل.
fix-code-used = انتظر الرمز التالي في التطبيق، نصف دقيقة على الأكثر؛ أو خذ رمز نجاة آخر.
err-sign-in-code-used = { err-code-used }
fix-sign-in-code-used = { fix-code-used }
code-recovery-hint = الأرقام الستة كما يظهرها التطبيق الآن. وإن ضاع الهاتف فاكتب هنا رمز نجاة مكانها.

# Compartments.
compartments = الخزائن
compartments-about = ما في الخزانة لا يقرؤه ولا يكتبه إلا المأذون لهم فيها، أياً كان دورهم، ولا يُقال لغيرهم إن فيها شيئاً. الإذن ينتظر شخصاً ثانياً، ومشغّل الحاسوب إن لم يوجد، وسحبه لا يحتاج إلى أحد.
compartments-admitted = مأذون له في:
compartment = الخزانة
compartment-hint = عندها لا يُعرف أن الوثيقة موجودة إلا للمأذون لهم فيها. واترك «من أخبرك؟» فارغاً: ذلك السطر يقرؤه الجميع.
compartment-none = في غير خزانة
request-compartments = الإذن لـ { $name } في: { $compartments }
log-request-compartments = خزائن
web-log-member-compartments = إذن بالخزائن لحساب { $name }: { $roles }
web-log-member-compartments-none = سحب الإذن بكل الخزائن من حساب { $name }
web-request-confirmed-remains = تمّ بموافقتك. ما لم يصل إليه المحو مكتوب تحت الطلب.

# A register that was opened from an icon: its door in the browser.
err-locked = السجل مقفل.
fix-locked = افتحه من أيقونة «أثر» على هذا الجهاز، فتأتي صفحة تسأل عن عبارة السر.
unlock-title = السجل مقفل
unlock-lead = اكتب عبارة السر لتفتحه على هذا الجهاز.
unlock-passphrase = عبارة السر
unlock-again = عبارة السر مرة ثانية
unlock-keep = إن عرض المتصفح أن يحفظها فقل: لا.
unlock-do = افتح السجل
unlock-new-title = سجل جديد
unlock-new-lead = لا سجل على هذا الجهاز بعد. اختر عبارة السر التي ستفتحه بها كل يوم.
unlock-new-lost = إذا ضاعت عبارة السر ضاع السجل كله: لا أحد يستطيع استعادتها. اكتبها على ورقتين، واحفظ كل ورقة في بيت غير الآخر.
unlock-new-rule = أربع كلمات لا علاقة بينها، اثنا عشر حرفاً على الأقل.
unlock-new-do = اصنع السجل
unlock-new-other = إن كان لرابطتكم سجل من قبل فلا تصنع سجلاً آخر: اسأل من يعتني به عن مكانه أو عن نسخته الاحتياطية.
unlock-new-backup = وإن كانت نسخة احتياطية في يدك فلا تختر عبارة هنا: أغلق البرنامج، وافتح الطرفية في مجلد النسخة، واكتب:
unlock-place = مكانه:
cli-open = افتح السجل على هذا الجهاز في المتصفح، واصنعه إن لم يكن
cli-open-more = تُسأل عن عبارة السر في المتصفح. لا يجيب غير برامج هذا المستخدم على هذا الجهاز. وإن كان السجل مفتوحاً من قبل قادك إليه.
cli-arg-port = المنفذ على 127.0.0.1؛ من دونه 8080 أو أول منفذ حر بعده
cli-arg-close = أغلق السجل الذي فُتح هكذا
cli-arg-idle = أغلقه بعد هذا العدد من الدقائق إن لم يسأله أحد شيئاً (0: لا يُغلق وحده)
cli-open-address = يُفتح السجل في المتصفح. وإن لم يُفتح متصفح فافتح هذا العنوان بنفسك على هذا الجهاز. لإغلاق السجل: Ctrl-C.
cli-open-no-browser = لم نجد متصفحاً نفتحه. افتح العنوان المكتوب هنا بنفسك، على هذا الجهاز.
cli-open-already = السجل مفتوح من قبل على هذا العنوان.
cli-open-closed = أُغلق السجل.
cli-open-not-open = السجل غير مفتوح على هذا الجهاز.
err-open-by-serve = هذا السجل شغّله الأمر athar serve، وقد يعمل فيه غيرك.
fix-open-by-serve = أوقفه من الشاشة التي شُغّل منها: Ctrl-C.
err-open-stays = طُلب من السجل أن يُغلق ولم يُغلق بعد.
fix-open-stays = انتظر دقيقة حتى ينتهي ما يعمله، ثم أعد الأمر.

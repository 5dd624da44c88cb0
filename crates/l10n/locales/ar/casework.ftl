# Why a verb was not done: what happened, what to do. Nothing was written in any of these cases.
# لماذا لم يتم الأمر؛ لم يُكتب شيء في أي من هذه الأحوال.
err-not-allowed = هذا العمل ليس من دورك.
fix-not-allowed = إن كان عملك يحتاجه فاطلبه من المدير.
err-not-found = لم نجد ما طلبته، أو هو محجوب عن دورك.
fix-not-found = تأكد من الرقم، أو ابحث بالاسم.
err-stale = تغيّر هذا الشيء بعد أن فتحته.
fix-stale = اقرأ ما صار إليه، ثم أعد ما أردت.
err-already = تم هذا من قبل.
fix-already = لا يلزم شيء. حدّث الصفحة لترى ما صار إليه.
err-kept-apart = قال زميل إنهما شخصان، فيبقيان منفصلين.
fix-kept-apart = إن عرفت غير ذلك فاسحب ذلك الحكم واكتب السبب، ثم احكم من جديد.
err-sealing = تعذر الختم، أو تعذر فتح المختوم.
fix-sealing = أعد المحاولة. إن تكرر فأخبر المدير؛ وما كُتب من قبل باقٍ كما هو.
err-linkage = لم تتم المقارنة بين السجلات.
fix-linkage = لم يتغير شيء. أعد المحاولة، وإن تكرر فأخبر المدير.

# Someone was quicker: what they did, and that nothing of ours was written.
err-meanwhile-corrected = صُحّح هذا القول قبل لحظة، ولم يُكتب تصحيحك فوقه.
fix-meanwhile-corrected = انظر إليه كما صار في الملف، وصحّحه من جديد إن بقي ما يلزم.
err-meanwhile-withdrawn = سُحب هذا القول قبل لحظة.
fix-meanwhile-withdrawn = اقرأ سبب السحب في تاريخ الملف؛ ولم يُكتب منك شيء.
err-meanwhile-void = سُحبت القائمة أو المنظمة التي جاء منها هذا القول.
fix-meanwhile-void = افتح الملف من جديد لترى ما بقي فيه.
err-meanwhile-taken-in = أُدخلت هذه القائمة نفسها قبل لحظة، أدخلها زميل أو أُرسلت مرتين.
fix-meanwhile-taken-in = لم تُكتب مرة ثانية. تجدها في «الواردات».
err-meanwhile-judged = حكمتَ في هذا الزوج بالكلام نفسه قبل لحظة.
fix-meanwhile-judged = حكمك مكتوب مرة واحدة. تابع إلى الزوج التالي.
err-key-used = استُعمل هذا المفتاح لطلب آخر.
fix-key-used = أرسل كل طلب جديد بمفتاح جديد، والطلب المعاد بكلامه نفسه.

# A field that needs another answer; { $field } is its name.
err-field-needed = بقي «{ $field }» فارغاً، وهو لازم.
fix-field-needed = اكتب ما تعرفه، ولو كلمة.
err-field-unknown = لا نعرف ما كُتب في «{ $field }».
fix-field-unknown = اختر من القائمة، أو راجع الكتابة.
err-field-wrong = ما كُتب في «{ $field }» لم يوافق.
fix-field-wrong = اكتبه مرة أخرى كما هو ظاهر لك.
err-field-taken = ما كُتب في «{ $field }» مستعمل من قبل.
fix-field-taken = اختر غيره.
err-field-range = الرقم في «{ $field }» خارج ما يُقبل.
fix-field-range = اكتب رقماً ضمن الحدود المكتوبة بجانب الحقل.
err-field-one-more = { err-known-needed }
fix-field-one-more = { fix-known-needed }
err-field-one-word = «{ $field }» كلمة واحدة بلا فراغ.
fix-field-one-word = اكتبه بحروف وأرقام متصلة.
err-field-short = «{ $field }» قصيرة.
fix-field-short = اكتب أطول منها؛ أربع كلمات لا علاقة بينها تكفي.
err-field-long = «{ $field }» أطول مما نقبل.
fix-field-long = اختصره، أو ضع الباقي في الملاحظات.
err-field-common = «{ $field }» هذه معروفة لمن يخمّن.
fix-field-common = اختر غيرها.
err-field-differs = المكتوب في «{ $field }» لا يطابق الأول.
fix-field-differs = اكتبهما من جديد، متطابقتين.
err-field-last-administrator = { err-last-administrator }
fix-field-last-administrator = { fix-last-administrator }
err-field-not-written = لم تُكتب القائمة بهذه الصيغة.
fix-field-not-written = اختر CSV؛ يتسع لأي عدد من الملفات.
err-field-two-needed = الفصل يحتاج اسمين على الأقل.
fix-field-two-needed = اكتب اسم كل شخص وحده. إن كان شخصاً واحداً فأدخله كما هو.
err-field-same-file = السجلان في ملف واحد من قبل.
fix-field-same-file = اختر ملفين مختلفين.
err-field-withdrawn = { err-organisation-withdrawn }
fix-field-withdrawn = { fix-organisation-withdrawn }
err-field-held-together = أحكام أخرى ما زالت تجمع هذين في ملف واحد، فالقول إنهما شخصان لا يغيّر شيئاً.
fix-field-held-together = افتح صفحة السجلات المجموعة وافصل أحدهما هناك.
err-field-meanwhile = حكم زميل في هذين وأنت تقرأ.
fix-field-meanwhile = اقرأ ما قاله، ثم احكم.
err-field-all = علّمت السجلات كلها، فلا يبقى ما تُفصل عنه.
fix-field-all = اترك واحداً منها على الأقل دون علامة.
err-field-too-large = الملف أكبر مما نحفظ.
fix-field-too-large = اقسمه، أو احفظ نسخة أصغر منه.
err-field-confirm = «{ $field }» يحتاج تأكيداً.
fix-field-confirm = اقرأ التحذير، ثم ضع علامة التأكيد.
err-field-typed-name = { err-typed-name }
fix-field-typed-name = { fix-typed-name }
err-field-file-grew = زاد زميل على ملف من هذه بعد أن بُتَّ في السطر.
fix-field-file-grew = صحّح الملف نفسه، أو اسحب منه ما جاء من هذا السطر.
err-field-came-again = أسطر من هذا الإدخال دخلت من جديد بعد سحبه، فإعادته تجعل الشخص مرتين.
fix-field-came-again = اسحب الإدخال الأحدث أولاً، ثم أعد هذا.
err-date-future = هذا تاريخ لم يأتِ بعد.
fix-date-future = اكتب ما تعرفه أكيداً، ولو السنة وحدها، أو أدخل السطر بلا هذا التاريخ.
err-date-impossible = هذا يوم لا وجود له، أو سنة لا تُصدَّق.
fix-date-impossible = اكتب ما تعرفه أكيداً، ولو السنة وحدها، أو أدخل السطر بلا هذا التاريخ.
err-field-future = { err-date-future }
fix-field-future = { fix-date-future }
err-field-impossible = { err-date-impossible }
fix-field-impossible = { fix-date-impossible }
err-field-implausible = { err-date-impossible }
fix-field-implausible = { fix-date-impossible }

# Signing in.
err-sign-in-wrong = { err-sign-in }
fix-sign-in-wrong = { fix-sign-in }
err-sign-in-code = { err-code }
fix-sign-in-code = { fix-code }
err-sign-in-locked-out = { err-locked-out }
fix-sign-in-locked-out = ينفتح وحده بعد قليل. لم يضِع شيء.
err-sign-in-account-locked = { err-account-locked }
fix-sign-in-account-locked = { fix-account-locked }

# A list that cannot be read; { $file } is its name.
err-read-empty = الملف { $file } فارغ.
fix-read-empty = افتحه وتأكد أن فيه أسطراً، ثم أرسله من جديد.
err-read-locked = الملف { $file } مقفل بكلمة سر.
fix-read-locked = افتحه بكلمته واحفظ نسخة بلا كلمة سر، ثم أرسلها.
err-read-corrupt = الملف { $file } تالف أو ناقص.
fix-read-corrupt = افتحه في برنامجه واحفظه من جديد، أو اطلب نسخة ممن أعطاه لك.
err-read-too-large = الملف { $file } أكبر مما يُقرأ دفعة واحدة.
fix-read-too-large = اقسمه إلى ملفات، ثم أرسلها معاً.
err-read-bomb = الملف { $file } صغير ويتمدد إلى حجم هائل، فلم نفتحه.
fix-read-bomb = افتحه في برنامجه واحفظه CSV. إن لم تعرف من أرسله فلا تفتحه.
err-read-not-a-list = الملف { $file } ليس قائمة.
fix-read-not-a-list = نقرأ XLSX وXLS وODS وCSV وJSON والنص. أما الصور وPDF وWord فتُحفظ وثائق في ملف الشخص.

# The register on the disk.
err-store-wrong-key = عبارة السر هذه لا تفتح السجل.
fix-store-wrong-key = راجع لغة لوحة المفاتيح، واكتبها ببطء. إن نُسيت فلا أحد يستطيع فتح السجل.
err-store-missing = لا سجل في هذا المكان.
fix-store-missing = تأكد من المجلد، أو ابدأ فيه سجلاً جديداً.
err-store-not-empty = في هذا المكان شيء من قبل.
fix-store-not-empty = اختر مجلداً فارغاً. لم نغيّر شيئاً مما فيه.
err-store-not-a-register = هذا ليس سجلاً ولا نسخة احتياطية.
fix-store-not-a-register = تأكد من الملف. لم نغيّر فيه شيئاً.
err-store-newer-version = كتب هذا السجل إصدار أحدث من البرنامج.
fix-store-newer-version = ثبّت الإصدار الأحدث، ثم افتحه. لم نغيّر فيه شيئاً.
err-store-altered = في السجل ما ليس كما كُتب.
fix-store-altered = لا تكتب فيه شيئاً جديداً. انسخ المجلد كما هو، وتحقق منه، ثم استعد آخر نسخة احتياطية في مجلد آخر.
err-store-disk-full = امتلأ القرص.
fix-store-disk-full = لم يضِع شيء ولم يُكتب شيء. أفرغ مكاناً ثم أعد.
err-store-busy = برنامج آخر يكتب في السجل الآن.
fix-store-busy = انتظر لحظة ثم أعد. إن كان مفتوحاً في نافذة أخرى فأغلقها.
err-store-read-only = السجل هنا للقراءة فقط.
fix-store-read-only = تأكد أن القرص يقبل الكتابة وأن المجلد لك.
err-store-stopped = أوقفت العمل قبل تمامه.
fix-store-stopped = لم يبقَ منه شيء. ابدأه من جديد متى شئت.
err-store-no-such-evidence = هذه الوثيقة ليست محفوظة عندنا، أو أُتلفت بطلب.
fix-store-no-such-evidence = انظر في تاريخ الملف ما جرى لها.
err-store-io = تعذرت القراءة من القرص أو الكتابة عليه.
fix-store-io = تأكد أن القرص موصول وسليم، ثم أعد. لم يُكتب شيء ناقص.
err-store-driver = تعذر العمل على قاعدة السجل.
fix-store-driver = أعد المحاولة. إن تكرر فتحقق من السجل وأخبر المدير.

# What a verification found altered.
broken-content = فعل ليس محتواه كما كُتب
broken-gap = فعل ناقص، أو رقم في غير موضعه
broken-keys = فهرس فعل لا يوافق محتواه
broken-index = قائمة أفعال شخص لا توافق سجل الأفعال
broken-tree = الأفعال لا تعطي بصمة السجل
broken-checkpoint = نقطة تحقق سابقة لا توافق السجل: أُعيدت كتابته أو قُطع آخره
broken-signature = نقطة تحقق ليست بتوقيع هذا السجل
broken-evidence-missing = وثيقة مفقودة
broken-evidence-altered = وثيقة ليست كما حُفظت
broken-database = ملف السجل نفسه متضرر
broken-key-file = ملف المفتاح متضرر
broken-backup = النسخة الاحتياطية متضررة أو ناقصة

# The acts of the log.
act-founded = بدأ السجل
act-organisation = منظمة
act-source = مصدر جديد
act-said = إفادة
act-claim-withdrawn = إفادة سُحبت
act-import = قائمة أُدخلت
act-row-waits = سطر ينتظر
act-row-cleared = سطر منتظر بُتَّ فيه
act-import-withdrawn = إدخال سُحب
act-judged = حكم في زوج
act-judgement-withdrawn = حكم سُحب
act-threshold = حدود المطابقة
act-document = وثيقة حُفظت
act-member = حساب
act-signed = دخول
act-sealed-read = اطلاع على مختوم
act-left = شيء نُزّل
act-import-restored = إدخال أُعيد
act-row-reopened = سطر عاد ينتظر
act-row-sealed-read = اطلاع على مختوم في سطر ينتظر
act-unknown = فعل لا نعرفه

# Findings and what stands beside them.
rule-said = هذا أقوى ما قالته المصادر عن الحال، وعلامة الحياة أقوى من أي ورقة.
rule-denied = حدث أخذ، والجهة التي سُئلت أنكرت وجود الشخص عندها: هذا هو الاختفاء القسري.
rule-taken = حدث أخذ، ولم يُقل عن الحال شيء بعد ذلك.
harmony-one = قول واحد
harmony-finer = أقوال تصح معاً، بعضها أدق
harmony-apart = أقوال لا تصح معاً
gone-superseded = حلّ محله قول مصحَّح
gone-withdrawn = سُحب بسبب مكتوب
gone-import-withdrawn = سُحب الإدخال الذي جاء به
gone-organisation-withdrawn = سُحبت المنظمة التي قالته

# Lists and filters.
column-names = الأسماء كما وردت
column-files = أرقام ملفاته
column-mother = اسم الأم
column-birth = الولادة
column-registered = محل القيد
column-taken-place = مكان الأخذ
column-party = الجهة
column-held = مكان الاحتجاز
column-status = الحال
column-sex = الجنس
column-numbers = الأرقام
column-missing = ما لا نعرفه بعد
filter-sex = الجنس
filter-import = الإدخال
filter-flag = فيه

# How a waiting row was cleared.
clearing-one = شخص واحد، كما هو
clearing-split = فُصل إلى أشخاص
clearing-corrected = صُحّح وأُدخل
clearing-left_out = تُرك

# Hints beside the properties that need one.
hint-full_name = كما يقوله الأهل، في سطر واحد.
hint-kunya = أبو فلان أو أم فلان.
hint-other_name = لقب، أو كتابة أخرى، أو اسم بعد الزواج.
hint-mother_name = يفرّق بين أبناء العم.
hint-age = بالسنوات، ومتى حُسب إن عرفت.
hint-registration_number = رقم العائلة في السجل المدني (الخانة).
hint-consent = على ماذا وافق الأهل، ولأي استعمال.

# Names of fields that are no property of a file.
prop-association = اسم الرابطة
prop-verdict = الحكم
prop-organisation = المنظمة
prop-source = المصدر
prop-why = السبب
prop-said = ما قيل
prop-property = نوع القول
prop-field = الحقل
prop-kind = نوع الفعل
prop-file = الملف
prop-mapping = قالب الأعمدة
prop-column = العمود
prop-encoding = ترميز الحروف
prop-separator = الفاصل
prop-names = الأسماء
prop-name = الاسم
prop-login = اسم الدخول
prop-password = كلمة السر
prop-before = كلمة السر الحالية
prop-again = كلمة السر مرة أخرى
prop-passphrase = عبارة السر
prop-code = رمز الهاتف
prop-roles = الأدوار
prop-lang = اللغة
prop-days = عدد الأيام
prop-format = الصيغة
prop-threshold = حد الاقتراح
prop-automatic = حد حكم البرنامج
prop-pair = الزوج
prop-apart = السجلات المعلَّمة
prop-typed = الاسم المكتوب
prop-columns = الأعمدة
prop-titles = رقم سطر العناوين
prop-century = قرن السنين
prop-row = السطر
prop-import = الإدخال
prop-value = القيمة
prop-for = لمن القائمة

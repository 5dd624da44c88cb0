# Accounts.
members-title = من يعمل هنا
members-title-about = الحسابات وأدوارها. كل دور يرى ما يلزمه فقط.
member-new = حساب جديد
member-open = افتح الحساب
member-seen = آخر دخول { $when }
member-never = لم يدخل بعد
member-locked = مقفل
member-totp-on = بمفتاح ثانٍ
member-totp-off = بلا مفتاح ثانٍ
member-organisation = ضيف من أي منظمة؟
member-organisation-hint = للضيوف فقط.
roles = الأدوار
one-time-password = كلمة السر الأولى، تظهر هذه المرة فقط:
one-time-about = سلّمها باليد أو بالصوت. ويختار صاحبها غيرها حين يدخل.
member-doors = الدخول والقفل
member-new-password = أعطه كلمة سر أولى
member-totp-reset = أزل مفتاحه الثاني
member-lock = أقفل الحساب
member-unlock = افتح الحساب من جديد
member-doors-about = القفل يُخرج صاحب الحساب حالاً من كل جهاز. ويبقى ما كتبه باسمه.

# The reader's own page.
me-title = صفحتك
me-title-about = اللغة وكلمة السر والمفتاح الثاني والأجهزة.
password-change = غيّر كلمة السر
password-present = كلمة السر الحالية
totp-on = ركّب المفتاح الثاني
totp-off = أزل المفتاح الثاني
sessions = أين أنت داخل
session-this = هذا الجهاز
session-began = دخل { $when }
session-end = أخرج هذا الجهاز
sessions-end = أخرج كل الأجهزة الأخرى
tokens = مفاتيح للبرامج
tokens-about = مفتاح يعمل باسمك وبدورك من برنامج آخر. أنهِه حين لا يلزم.
token-name = لأي شيء؟
token-name-hint = مثل: «جدول المكتب»
token-make = اصنع مفتاحاً
token-made = المفتاح الجديد:
token-once = انسخه الآن؛ لن يظهر ثانية.
token-unused = لم يُستعمل
token-end = أنهِه

# The log.
audit-title = سجل الأفعال
audit-title-about = كل ما فعله كل واحد هنا. لا يُمحى ولا يُعدَّل.
audit-keeping-about = الحسابات والدخول والنسخ الاحتياطية. أما ما جرى للملفات فيقرؤه المدققون والمراجعون.
audit-kind = نوع الفعل
audit-all = الكل
audit-from = من يوم
audit-to = إلى يوم
audit-none = لا شيء بهذه الصفات.
audit-root = { $n ->
    [zero] سجل الأفعال فارغ، وبصمته
    [one] فعل واحد، وبصمة السجل
    [two] فعلان، وبصمة السجل
    [few] { $n } أفعال، وبصمة السجل
    [many] { $n } فعلاً، وبصمة السجل
   *[other] { $n } فعل، وبصمة السجل
}
leaf-word = رقم الفعل

# Copies.
backup-title = النسخ الاحتياطية والتحقق
backup-title-about = نسخة مختومة تُحفظ على قرص آخر، وفحص السجل كله.
backup-lead = ملف واحد مختوم فيه كل شيء. احفظه في مكان غير هذا المكان.
backup-do = اصنع نسخة الآن
backup-copies = النسخ التي صُنعت
backup-about = النسخة مختومة بعبارة سر السجل نفسه: من يفتح السجل يفتحها، ولا يفتحها غيره. لا تُعدّ نسخةً حتى نفتحها من جديد ونقرأ كل فعل وكل وثيقة فيها.
backup-take = نزّلها لتحفظها في مكان آخر
backup-same-disk = هذه النسخ على قرص السجل نفسه: إن ضاع الحاسوب ضاعت معه. نزّل واحدة، أو اختر في الأسفل مجلداً على قرص آخر.
backup-keeping = نسخ تُصنع وحدها
backup-every = كل كم يوم
backup-every-hint = يصنع البرنامج نسخة ويجرّبها وحده ما دام مفتوحاً، ولا ينتظره أحد. صفر: عند الطلب فقط.
backup-folder = المجلد
backup-folder-hint = مسار كامل، على قرص آخر إن أمكن. الفارغ: مجلد copies عند السجل. تبقى آخر ثلاث نسخ.
backup-keep = احفظ الموعد والمكان
copies-never = لم تُجرَّب نسخة قط. اصنع واحدة اليوم واحفظها في بيت آخر.
copies-failed = لم تتمّ النسخة الأخيرة.
copies-overdue = مضى موعد النسخة ولم تُصنع. افتح البرنامج وقتاً أطول، أو اصنعها الآن.
copies-damaged = النسخة كاملة كما هو السجل، لكن في السجل نفسه قطعاً متضررة. تحقق منه لتعرف أيها.
copies-proven = فُتحت من جديد وقُرئ كل ما فيها.
copies-pieces-damaged = { $n ->
    [one] فيها قطعة متضررة كما في السجل
    [two] فيها قطعتان متضررتان كما في السجل
    [few] فيها { $n } قطع متضررة كما في السجل
    [many] فيها { $n } قطعة متضررة كما في السجل
   *[other] فيها { $n } قطعة متضررة كما في السجل
}
copies-made = صُنعت نسخة، وفُتحت من جديد، وقُرئ كل فعل وكل وثيقة فيها.
copies-made-damaged = صُنعت نسخة، وفيها ما هو متضرر في السجل نفسه. تحقق من السجل لتعرف أيّ الوثائق، واطلبها ممن أعطاها.
copies-kept = حُفظ موعد النسخ ومكانها.
verify-title = التحقق
verify-about = نقرأ سجل الأفعال كله فعلاً فعلاً، ونقابل بصمة كل وثيقة. يستطيع الزملاء العمل أثناء ذلك.
verify-do = تحقق الآن
verify-whole = كل شيء سليم.
verify-broken = وجدنا خللاً.
verify-not-whole = خلل
verify-broken-do = لا تكتب شيئاً جديداً. احفظ هذا القرص كما هو، واستعد آخر نسخة احتياطية في مكان آخر، وأخبر من يساعدكم في الحاسوب.

# Organisations.
organisations-title = المنظمات
organisations-title-about = من أعطانا قوائم، وما الذي يقوم على قوله.
organisations-none = لم تعطنا منظمة قائمة بعد.
count-imports = { $n ->
    [zero] بلا إدخال
    [one] إدخال واحد
    [two] إدخالان
    [few] { $n } إدخالات
    [many] { $n } إدخالاً
   *[other] { $n } إدخال
}
organisation-alone = { $n ->
    [zero] لا ملف يقوم على قولها وحدها
    [one] ملف يقوم على قولها وحدها
    [two] ملفان يقومان على قولها وحدها
    [few] { $n } ملفات تقوم على قولها وحدها
    [many] { $n } ملفاً يقوم على قولها وحدها
   *[other] { $n } ملف يقوم على قولها وحدها
}
organisation-withdraw = اسحب المنظمة
organisation-withdraw-open = طلبت المنظمة سحب قوائمها؟
organisation-withdraw-what = { $n ->
    [zero] تغيب أقوالها، ولا ملف يغيب معها. يبقى كل ما سواها كأنها لم تأتِ.
    [one] تغيب أقوالها ويغيب معها ملف واحد. يبقى كل ما سواها كأنها لم تأتِ.
    [two] تغيب أقوالها ويغيب معها ملفان. يبقى كل ما سواها كأنها لم تأتِ.
    [few] تغيب أقوالها ويغيب معها { $n } ملفات. يبقى كل ما سواها كأنها لم تأتِ.
    [many] تغيب أقوالها ويغيب معها { $n } ملفاً. يبقى كل ما سواها كأنها لم تأتِ.
   *[other] تغيب أقوالها ويغيب معها { $n } ملف. يبقى كل ما سواها كأنها لم تأتِ.
}
type-name = اكتب الاسم كما هو: «{ $name }»
organisation-restore = أعد المنظمة
organisation-withdrawn = هذه المنظمة مسحوبة.

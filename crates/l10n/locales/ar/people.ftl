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
one-time-about = سلّمها باليد أو بالصوت. يختار صاحبها غيرها حين يدخل.
member-doors = الأبواب
member-new-password = أعطه كلمة سر أولى
member-totp-reset = أزل مفتاحه الثاني
member-lock = اقفل الحساب
member-unlock = افتح الحساب ثانية
member-doors-about = القفل يخرجه في الحال من كل جهاز. ما كتبه يبقى باسمه.

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
session-end = أخرجه
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
audit-title = السجل
audit-title-about = كل ما جرى، لا يُمحى ولا يُعدَّل.
audit-keeping-about = الحسابات والدخول والنسخ. أما ما جرى للملفات فيقرؤه المدققون والمراجعون.
audit-kind = نوع العمل
audit-all = الكل
audit-from = من يوم
audit-to = إلى يوم
audit-none = لا شيء بهذه الصفات.
audit-root = { $n ->
    [zero] السجل فارغ، وجذره
    [one] ورقة واحدة، وجذرها
    [two] ورقتان، وجذرهما
    [few] { $n } أوراق، وجذرها
    [many] { $n } ورقة، وجذرها
   *[other] { $n } ورقة، وجذرها
}
leaf-word = الورقة

# Copies.
backup-title = النسخ والتحقق
backup-title-about = نسخة مختومة للقرص الآخر، وفحص السجل كله.
backup-lead = ملف واحد مختوم فيه كل شيء. احفظه في بيت آخر.
passphrase = عبارة الختم
passphrase-again = العبارة مرة أخرى
passphrase-hint = من نسيها لا يفتح النسخة أبداً. اكتبها على ورق في مكان غير مكان النسخة.
backup-do = اصنع نسخة ونزّلها
backup-copies = نسخ صُنعت
verify-title = التحقق
verify-about = يُقرأ السجل كله ورقة ورقة، والوثائق بصمة بصمة. يستطيع الناس العمل أثناءه.
verify-do = تحقق الآن
verify-whole = كل شيء سليم.
verify-broken = وُجد خلل.
verify-not-whole = خلل
verify-broken-do = لا تكتب شيئاً جديداً. احفظ هذا القرص كما هو، وأعد السجل من آخر نسخة، وأخبر من يعينك.

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
organisation-restore = أعدها
organisation-withdrawn = هذه المنظمة مسحوبة.

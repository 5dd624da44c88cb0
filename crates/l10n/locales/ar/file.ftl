# The list of files.
files-found-title = بحث: { $query }
files-none-yet = لا ملفات بعد. أدخل قائمة، أو افتح ملفاً واحداً.
files-nothing = لا ملف يوافق ما طلبت.
files-nothing-search = جرّب كلمات أقل، أو اسم الأم، أو البلدة. الهمزات والتاء المربوطة لا تهم، والاسم المكتوب بحروف لاتينية مفهوم.
files-nothing-filters = أزل تصفية أو أكثر.
did-you-mean = أتقصد:
filters = تصفية
filters-skip = تجاوز التصفية إلى الملفات
files-found = الملفات
filters-unread = لم نفهم هذا من العنوان، فليس ما تراه مقصوراً عليه:
filters-on = التصفيات المختارة
filters-clear = أزلها كلها
filter-remove = أزل هذه التصفية
filter-more = كل الخيارات
filter-empty = لا شيء يُختار هنا.
filter-status = الحال
filter-place = المكان
filter-party = الجهة
filter-year = السنة
filter-source = المصدر
filter-organisation = المنظمة
filter-missing = ما لا نعرفه بعد
with-all-below = { $name } وما فيها
export-do = نزّل القائمة
export-what = تُنزَّل الملفات التي تطابق بحثك، بالأعمدة الظاهرة. وتُختار كما يختارها من لا يعلم إلا ما يجوز أن يخرج، فقد تكون في القائمة ملفات أقل أو أكثر مما على الشاشة.
export-for = لمن هذه القائمة؟
export-for-team = لزملائي: بالأسماء وأسماء الأمهات والأرقام
export-for-partner = لجهة شريكة: ما يجوز أن يراه الشركاء فقط
export-sentence = في هذه القائمة قيم مفهومة فقط؛ أما كلام المصادر وما تُبلَّغ به الأسر وجهاً لوجه فيبقى في السجل، وُجد منه شيء أم لم يوجد.
export-all = كل الملفات
export-of-day = في { $day }
export-as-of = كما كان في نهاية { $day }، وأُخذ في { $today }
export-logged = يُكتب في سجل الأفعال من نزّل وماذا نزّل.
list-save = احفظ القائمة
list-name = اسم القائمة
list-name-hint = تُحفظ شروط البحث لا الأسماء؛ تتجدد القائمة كلما فتحتها.
columns = الأعمدة
columns-legend = أي أعمدة تظهر بعد الاسم؟
column-name = الاسم
column-name-latin = الاسم بحروف لاتينية، للقراءة فقط
column-mother-latin = اسم الأم بحروف لاتينية، للقراءة فقط
column-from = من أي بلدة
column-taken = تاريخ الأخذ
column-last-known = آخر ما يُعرف
column-organisations = المنظمات
column-sources = المصادر
column-changed = آخر تغيير
order = الترتيب
order-closeness = الأقرب إلى ما كتبت
order-name = الاسم
order-taken = تاريخ الأخذ
keys-title = مفاتيح هذه الصفحة
keys-sign = ؟
key-search = إلى مربع البحث
key-reason = إلى السبب
key-leave = اخرج من الحقل الذي تكتب فيه
key-keys = أظهر هذه المفاتيح أو أخفها
order-turned = بالعكس
rows-a-page = كم سطراً في الصفحة
row-tick = اختر { $name }
rows-all = { $n ->
    [zero] كل أسطر هذه الصفحة
    [one] السطر الوحيد في هذه الصفحة
    [two] سطرا هذه الصفحة
    [few] الأسطر الـ{ $n } في هذه الصفحة
    [many] الأسطر الـ{ $n } في هذه الصفحة
   *[other] الأسطر الـ{ $n } في هذه الصفحة
}
rows-read = علّم ما اخترته مراجَعاً
order-changed = آخر تغيير
lists-title = القوائم المحفوظة
lists-title-about = قوائم تعود إليها، وتتجدد كلما فتحتها.
lists-none = لم تُحفظ قائمة بعد. صفِّ الملفات ثم اضغط «احفظ القائمة».

# The file of one person.
file-word = ملف
file-said = ما قيل
file-nothing-said = لم يُقل بعد شيء غير الاسم.
file-missing = ما لا نعرفه بعد:
file-path = المسار
file-no-path = لا نعرف بعد متى كان الأخذ ومن أين.
file-sources = المصادر
file-documents = الوثائق
file-records = السجلات في القوائم
file-records-about = هذه السجلات لشخص واحد بحكم إنسان، وكل حكم يُسحب.
file-records-why = لماذا جُمعت؟
file-history = تاريخ هذا الملف
file-history-all = التاريخ كله
file-withdrawn = هذا الملف مسحوب.
held-explained = في هذا الملف خبر لا يُقال ولا يُنشر ولا يخرج قبل أن يُبلَّغ الأهل وجهاً لوجه.
held-paper = للفريق فقط: في هذه الأوراق خبر لا يُقال قبل أن يُبلَّغ الأهل وجهاً لوجه. لا تتركها ولا تعطها لأحد.
held-print-logged = في هذا الملف خبر محجوب، فكُتب في سجل الأفعال أنك طبعته.
held-untold = لم يُكتب بعد أن أحداً من الأهل أُبلغ.
held-told-since = أُبلغ الأهل ({ $relative }، { $when })، وجاء بعد ذلك خبر لم يُكتب أنهم أُبلغوا به.
held-told = أُبلغ الأهل، كما هو مكتوب في المسار. ويبقى الخبر داخل الرابطة: لا يخرج إلى ضيف ولا في قائمة.
held-told-title = خبر لا يخرج
do-tell = اكتب أن الأهل أُبلغوا
tell-lead = يُكتب هنا من أُبلغ من الأهل وجهاً لوجه، ومن أبلغه، ومتى. يبقى ذلك داخل السجل، ويُصحَّح أو يُسحب كأي إفادة.
tell-relative-hint = اسم أو صلة: «أمه، في بيتها».
tell-by-hint = من جلس معهم.
tell-date-hint = إن تُرك فارغاً فهو اليوم.
tell-note = ماذا قيل، وماذا طلبوا؟
tell-save = احفظ أنهم أُبلغوا
history-was = كان
history-is = صار
own-sealed = من كتابتك:
history-about = كل ما أُضيف وصُحّح وسُحب، مع أسبابه. لا يُمحى شيء.
episode = الأخذ رقم { $n }
concluded = استنتاج { $date } { $basis }
concluded-basis = { $claims ->
    [zero] بلا إفادات
    [one] من إفادة واحدة
    [two] من إفادتين
    [few] من { $claims } إفادات
    [many] من { $claims } إفادة
   *[other] من { $claims } إفادة
}
concluded-denials = { $denials ->
    [zero] { "" }
    [one] ونكران
    [two] ونكرانين
    [few] و{ $denials } حالات نكران
    [many] و{ $denials } حالة نكران
   *[other] و{ $denials } حالة نكران
}
reviewed-by = المراجعة: { $who }
not-reviewed = لم يُراجَع بعد
why = لماذا؟
why-title = لماذا نستنتج هذا؟
why-for = ما يدعمه
why-against = ما يعارضه
why-since = ما عرفناه بعد ذلك
review-title = هل راجعه أحد؟
review-remarks = ملاحظات المراجعة
review-remarks-hint = ما تحققت منه وما بقي. يمكن أن تبقى فارغة.
review-do = علّم الملف مراجَعاً
review-undo = اسحب المراجعة
why-missing = ما ينقص لنعرف أكثر
why-derived = لا يُكتب الاستنتاج بيد أحد: يُحسب من الإفادات، ويتغير إذا تغيرت.
apart-two = مصدران وإفادتان مختلفتان. كلتاهما باقية.
apart-many = إفادات لا تصح معاً. كلها باقية.
apart-finer = إفادة أدق من إفادة.
as-said = كُتب
deal-with = صحّح «{ $value }» أو اسحبه
do-add-claim = أضف إفادة
do-add-event = أضف خطوة إلى المسار
do-add-document = أضف وثيقة
do-print = اطبع
do-print-now = اطبع الآن
do-correct = صحّح
do-withdraw = اسحب
do-reveal = اطلب الاطلاع
reveal-done = انتهيت
back-to-file = ارجع إلى الملف
changed = آخر تغيير { $when }
fingerprint = بصمتها
leaf = الفعل رقم { $n }
past-superseded = صُحّحت بإفادة بعدها
past-withdrawn = سُحبت

# Writing into a file.
claim-property = ماذا قيل؟
claim-value = نص الإفادة
claim-value-hint = كما قيل، بكلماته. نقرؤه ونحفظ كلماته بجانب ما فهمناه.
claim-more = من يراه؟
claim-save = احفظ الإفادة
understood-as = فهمنا: { $words }
understood-nothing = لم نفهم هذا التاريخ بعد؛ يُحفظ كما كتبته.
understood-or = أم تقصد:
source-legend = من قال هذا؟
source-word = المصدر
source-known = مصدر نعرفه
source-known-hint = إن قاله مصدر موجود في هذا الملف فاختره، وإلا فاكتب جديداً.
source-new = مصدر جديد
source-kind = نوع المصدر
informant = من أخبرك؟
informant-hint = اسم أو صلة: «أخوه». الاسم يُختم، والزملاء يرون الصلة وحدها.
said-on = متى أخبرك؟
said-on-hint = إن تُرك فارغاً فهو اليوم.
source-more = نوع المصدر ويوم الإفادة
said-at = أين في المصدر؟
said-at-hint = صفحة، دقيقة، سطر.
correct-title = صحّح: { $property }
correct-lead = تحل الإفادة الجديدة محل القديمة، وتبقى القديمة مقروءة في تاريخ الملف.
correct-value = الإفادة الصحيحة
correct-why-hint = مثل: «خطأ في نقل الرقم» أو «صحّحته الأم».
correct-save = احفظ التصحيح
withdraw-title = اسحب: { $property }
withdraw-lead = لا يُمحى شيء: تغيب الإفادة من الملف وتبقى في تاريخه مع سببك.
withdraw-why-hint = لماذا لا تصح هذه الإفادة؟
history-undo = تراجع
paper-out-link = أخرج هذه الوثيقة من الملف
paper-out-title = إخراج وثيقة من الملف
paper-out-lead = لما وُضع في غير ملفه. لا تبقى في هذا الملف، ويبقى أصلها محفوظاً، ويمكن إعادتها. ضعها في الملف الصحيح من صفحته.
paper-out-do = أخرجها
paper-back-do = أعدها إلى الملف
paper-is-out = أُخرجت من الملف { $file }، أخرجها { $name }، { $when }. السبب: { $why }
paper-in-compartment = محفوظة في «{ $compartment }»: لمن أُدخلوا إليه
withdraw-do = اسحب هذه الإفادة
withdraw-correct = صحّح الاسم بدل سحبه
event-lead = ما جرى في يوم أو مكان: أخذ، نقل، مشاهدة، إفراج، أو سؤال وجوابه.
event-episode = عن أي أخذ؟
event-episode-new = أخذ جديد
event-unit-hint = كما قيل: «فرع ٢١٥»، «حاجز على مدخل البلدة».
event-denial = سألت العائلة، فبماذا أُجيبت؟
event-denial-hint = النكران دليل، فاكتبه كما قيل لهم.
event-save = احفظ الخطوة
sure-not-come = نعم، قيل هكذا: احفظ التاريخ كما هو مع أنه لم يأتِ بعد.
sure-no-phone = نعم، هذا هو الرقم كما أُعطي: احفظه مع أنه أقصر من هاتف.
sure-long-ago = نعم، قيل هكذا: احفظ الولادة مع أنها قبل أكثر من ١٢٠ سنة.
sure-blank-word = نعم، سُئل المصدر وقال إنه لا يعرف: احفظ ذلك.
sure-code-unknown = نعم، هذا كلام المصدر نفسه: احفظه كلاماً كما هو.
sure-age-odd = نعم، قيل العمر هكذا: احفظه كلاماً كما هو.
sure-number-odd = نعم، هذا هو الرقم كما أُعطي: احفظه مع أنه أقصر من رقم وطني.
sure-point-odd = نعم، أُعطيت النقطة هكذا: احفظها كما هي.
sure-names-two = نعم، هذا كله اسم شخص واحد.
sure-name-kin = نعم، هذا هو الاسم نفسه لا صلة القرابة.
sure-name-none = نعم، هذا اسم شخص.
sure-dates-order = نعم، قيلت التواريخ هكذا: احفظها ولو لم تستقم معاً.
sure-told-early = نعم، أُبلغ الأهل في ذلك اليوم فعلاً، قبل أن يُكتب الخبر هنا.
sure-name-last = نعم، اسحبه: يبقى الملف بلا اسم ويُعثر عليه برقمه.
sure-split-words = نعم، هؤلاء هم الذين يذكرهم السطر.
sure-split-left = نعم، لا يُدخَل غير هؤلاء: تبقى كلمات السطر مع ملفاتهم.
own-role-sure = نعم، انزع الإدارة عن حسابي.
file-too-large = الملف أكبر مما نستقبل. اختر ملفاً أصغر، أو التقط صورة أصغر.
file-held = الملف «{ $name }» محفوظ عندنا ربع ساعة؛ لا حاجة إلى اختياره من جديد.
file-again = لم يبقَ الملف «{ $name }» عندنا: اختره من جديد.
file-other = ملف آخر بدلاً منه
claim-suggest = أظهر ما يُقترح لهذه الإفادة
date-hint = يوم، شهر، سنة، أو «قبل الحصاد ٢٠١٣».
document-lead = صورة هوية، إيصال، رسالة، شهادة. تُحفظ مشفّرة كما هي، ولها بصمة.
document-file = الملف
document-file-hint = صورة أو PDF أو صوت أو غيره، حتى { $limit }.
document-title = ما هي؟
document-title-hint = مثل: «إيصال مراجعة الشرطة العسكرية».
document-kind = نوعها
document-save = احفظ الوثيقة

# A source, a document.
source-retitle = في العنوان اسم؟ صحّحه واختم الاسم
retitle-title = تصحيح عنوان المصدر
retitle-lead = العنوان يقرؤه كل الزملاء. اكتبه بلا اسم، واكتب الاسم الذي كان فيه وحده: يُحفظ مختوماً في الملف الذي تكلم فيه هذا المصدر، ولا يراه إلا من يجوز له أن يطلبه. ومن يقرأ السجل كما كان في يوم سابق يرى العنوان الجديد وحده.
retitle-present = العنوان اليوم
retitle-new = العنوان كما يقرؤه الزملاء
retitle-new-hint = صلة أو نوع المصدر، بلا اسم: «أخته»، «مقابلة مع جار»
retitle-name = الاسم الذي كان فيه (يُختم)
retitle-name-hint = كما كُتب
retitle-save = احفظ العنوان واختم الاسم
source-said = ما قاله
source-words = كما كُتب
source-as-is = كما هو
source-people = الملفات التي يتحدث عنها
source-document = محفوظ في
source-withdrawn = هذا المصدر مسحوب.
evidence-show = أظهر الصورة
evidence-get = نزّلها
evidence-logged = يُكتب في سجل الأفعال من نزّلها.
evidence-givers = من أعطاها
evidence-givers-none = لم يُكتب من أعطاها.
evidence-givers-sealed = من أعطاها مكتوب مع ما هو مختوم في الملف.
evidence-print = البصمة (SHA-256)
evidence-print-about = إن تغيّر حرف واحد في الملف تغيّرت البصمة كلها.

# The new file.
intake-lead = يكفي الاسم، وشيء واحد معروف، ومن أخبرك. والباقي حين تعرفه.
intake-name = الاسم كما يقوله الأهل
intake-mother-hint = يفرّق بين أبناء العم.
intake-when = متى كان الأخذ؟
intake-where = من أين كان الأخذ؟
intake-where-hint = البلدة، أو الحاجز، أو البيت.
intake-informant = من أخبرك؟
intake-informant-hint = اكتب من أخبرك، ولو بصلته: أخوه.
intake-relation = ما الصلة بالشخص؟
intake-more = تعرف أكثر؟
intake-birth = الولادة أو العمر
intake-birth-hint = «١٩٨٨» أو «عمره ٢٤».
intake-party = من قام بالأخذ؟
intake-party-hint = كما قيل.
intake-phone = هاتف للرجوع إليهم
intake-phone-hint = مختوم: لا يراه إلا من يتصل بالأهل.
intake-note-hint = كلامهم كما هو.
intake-save = احفظ الملف
intake-maybe = ربما كان الملف عندنا
intake-maybe-do = انظر إلى هذه الملفات قبل أن نفتح ملفاً جديداً. لم يُحفظ شيء بعد، وما كتبته باقٍ في الأسفل.
intake-same = هذا هو الشخص: أضف إلى ملفه
intake-not-same = إن كان شخصاً آخر فاضغط الزر في الأسفل.
intake-confirm = شخص آخر، احفظ ملفاً جديداً
draft-kept = محفوظ على هذا الجهاز حتى يصل إلى السجل، ما عدا من أخبرنا والهواتف وكل ما هو مختوم؛ ويُمسح عند تسجيل الخروج
draft-found = هذا ما كتبته من قبل ولم يصل. من أخبرنا والهواتف وكل ما هو مختوم لا تُحفظ على الجهاز، فاكتبها من جديد
draft-gone = مُسح من هذا الجهاز
draft-full = لا مكان للحفظ على هذا الجهاز
draft-offline = لا شبكة الآن. ما كتبته محفوظ هنا؛ أرسله حين تعود.
draft-online = عادت الشبكة، تستطيع الإرسال.
draft-clear = امسح ما كتبته
draft-begun = بدأت ملفاً ولم يصل إلى السجل:
draft-no-name = بلا اسم بعد
draft-take = أكمله
draft-fresh = ابدأ ملفاً آخر وامسح ذاك
draft-waits = بدأت ملفاً على هذا الجهاز ولم يصل إلى السجل.
reveal-logged = كل اطلاع على مختوم يُكتب في سجل الأفعال باسمك.
number-searched = البحث برقم كامل قراءةٌ له: كل ملف خُتم فيه هذا الرقم سُجّلت قراءته باسمك.
print-list = اطبع القائمة كلها

# Tags, tasks and grades of sources.
tags = الوسوم
tag-new = الوسم
tag-hint = كلمة تجمع ملفات للعمل عليها، مثل «زيارة أيار». لا يراها أحد خارج الرابطة.
tag-do = أضف الوسم
tag-take-off = أزله
work-do = وسوم ومهام
rows-tag = وسم لما اخترته
rows-task = مهمة لما اخترته
rows-grade = درجة لمصادر ما اخترته
task-what = المهمة
task-what-hint = ما المطلوب؟ مثل «الاتصال بالأهل».
task-what-hint-subject = ما المطلوب؟ مثل «سؤال الشهود عنه».
task-who = على من
task-anyone = أي زميل
task-due = آخر موعد
task-do = أضف المهمة
task-done = أُنجزت
task-for = على: { $who }
task-until = حتى { $date }
task-late = كان موعدها { $date }
tasks-title = المهام
tasks-mine = مهامي
tasks-all = مهام الجميع
tasks-mine-about = مهامك، وما يستطيع أي زميل أن يتولاه. الأقرب موعداً أولاً.
tasks-all-about = كل مهمة لم تُنجز بعد. الأقرب موعداً أولاً.
tasks-none = لا مهام تنتظر.
grade-title = درجة المصادر
grade-about = الدرجة تقديركم للمصدر كله، في كل ملف يرد فيه. وتبقى إفاداته كما هي.
grade-none = ليس في هذه الملفات مصدر يمكنك أن تعطيه درجة.
grade-sources = المصادر
grade-letter = الدرجة
grade-why = السبب
grade-do = أعطِ الدرجة
grade-taken-back = تراجع عن درجة سابقة
grade-speaks = { $n ->
    [zero] درجته { $grade }
    [one] درجته { $grade } · في ملف واحد مما اخترت
    [two] درجته { $grade } · في ملفين مما اخترت
    [few] درجته { $grade } · في { $n } ملفات مما اخترت
    [many] درجته { $grade } · في { $n } ملفاً مما اخترت
   *[other] درجته { $grade } · في { $n } ملف مما اخترت
}
grade-a = موثوق تماماً
grade-b = موثوق غالباً
grade-c = موثوق إلى حد ما
grade-d = غير موثوق غالباً
grade-e = غير موثوق
grade-f = لا يمكن الحكم عليه
as-of-do = اعرضه كما كان في يوم سابق
as-of-day = كما كان في نهاية يوم
as-of-hint = تُقرأ أفعال السجل حتى نهاية ذلك اليوم، ولا يُعرض شيء كُتب بعده.
as-of-note = كما كان السجل في نهاية { $day }. ما كُتب بعده لا يظهر هنا، ولا يُغيَّر هنا شيء.
as-of-act-note = كما كان السجل بعد الفعل { $act }، في { $day }. ما كُتب بعده لا يظهر هنا، ولا يُغيَّر هنا شيء.
as-of-today = إلى اليوم
as-of-sealed = مختوم: يُطلب في ملف اليوم
subjects-title = أماكن الاحتجاز والجهات والحواجز
subjects-lead = ما يتكلم عنه السجل غير الأشخاص: لكل واحد ملف فيه ما قيل عنه ومن قاله.
subjects-none = لم نجد شيئاً بهذا الاسم.
subjects-ask = اكتب اسماً، أو اختر نوعاً لترى كل ما فيه.
subjects-title-about = لكل مكان احتجاز وجهة وحاجز ملف: ما قيل عنه ومن قاله
subjects-export-kind = اختر نوعاً لتنزّل كل ما فيه قائمةً.
subjects-export-what = يُنزَّل كل ما هو من هذا النوع وبهذا الاسم، كل واحد في سطر: أسماؤه ومكانه ومن يديره ومنذ متى. أما كلام المصادر فيبقى في السجل.
subjects-export-for-team = لزملائي: بالمواقع على الخريطة
subjects-with-shipped = مع البيانات المرجعية التي تأتي مع البرنامج، ولو لم نقل عنها شيئاً
subjects-found = أماكن وجهات بهذا الاسم
subject-kind = ما هو
subject-any = أي شيء
subject-named = الاسم
subject-new-lead = اسمه يكفي، ومن أخبرنا به. ما يُعرف عنه غير ذلك يُضاف إلى ملفه.
do-new-subject = أضف مكاناً أو جهة
withdraw-step = هذا نوع الخطوة، فتُسحب الخطوة كلها ومعها:
title-wrong = خطأ:{" "}
draft-unsafe = لا يُحفظ شيء على هذا الجهاز: الاتصال بالسجل غير مشفّر

do-forget = محو ما قيل عن هذا الشخص بطلب مشروع
forget-title = محو ما قيل عن شخص بطلب مشروع
forget-title-other = محو ما قيل عن هذا
do-forget-other = محو ما قيل عن هذا بطلب مشروع
forget-lead-other = يُتلف كل ما يقوله السجل عن هذا ولا يمكن استرجاعه، ويبقى ما جاء مع البرنامج.
forget-lead = يُتلف كل ما قيل عن هذا الشخص ولا يمكن استرجاعه. لا يكون ذلك إلا بطلبه أو بطلب من يحق له أن يطلب عنه، ولا يكون أبداً لأن الخبر سيئ.
forget-goes = ما يُتلف
forget-goes-files = { $n ->
    [zero] لا ملف
    [one] ملف واحد
    [two] ملفان هما لشخص واحد
    [few] { $n } ملفات هي لشخص واحد
    [many] { $n } ملفاً هي لشخص واحد
   *[other] { $n } ملف هي لشخص واحد
}
forget-goes-acts = { $n ->
    [zero] لا أفعال
    [one] فعل واحد من سجل الأفعال، بكامله
    [two] فعلان من سجل الأفعال، بكاملهما
    [few] { $n } أفعال من سجل الأفعال، بكاملها
    [many] { $n } فعلاً من سجل الأفعال، بكاملها
   *[other] { $n } فعل من سجل الأفعال، بكاملها
}
forget-goes-unnamed = { $n ->
    [zero] لا ذكر له في فعل عن غيره
    [one] ذكر هذا الشخص في فعل واحد هو عن غيره أيضاً
    [two] ذكر هذا الشخص في فعلين هما عن غيره أيضاً
    [few] ذكر هذا الشخص في { $n } أفعال هي عن غيره أيضاً
    [many] ذكر هذا الشخص في { $n } فعلاً هي عن غيره أيضاً
   *[other] ذكر هذا الشخص في { $n } فعل هي عن غيره أيضاً
}
forget-goes-documents = { $n ->
    [zero] لا وثائق
    [one] وثيقة واحدة
    [two] وثيقتان
    [few] { $n } وثائق
    [many] { $n } وثيقة
   *[other] { $n } وثيقة
}
forget-stays = ما يبقى
forget-stays-log = يبقى في سجل الأفعال أن شيئاً كُتب ثم أُتلف، ومتى وبطلب مَن ومَن نفّذه، ولا يقول عمّن كان. ويبقى السجل سليماً عند التحقق.
forget-stays-spelling = إذا وردت قائمة فيها هذا الشخص انتظر سطره شخصين ولم يدخل وحده. وقد يعود بكتابة أخرى للاسم، وقد ينتظر من يشاركه الاسم ولم يُطلب محو ما قيل عنه.
forget-stays-copies = ما زال كل شيء في هذه النسخ من السجل. أتلفها أو اجعلها لا تُفتح لأحد:
forget-stays-copies-unknown = النسخ التي صُنعت في مكان آخر (athar backup، أو قرص منسوخ) ما زال فيها كل شيء، ولا يعلم السجل بها.
forget-stays-lists = هذه القوائم التي أرسلها غيرنا فيها هذا الشخص مع آخرين:
forget-stays-named = الاسم وارد في إفادات ملفات أخرى، وما يجب أن يزول منها يُصحَّح باليد:
forget-asked-by = من يطلب ذلك
forget-asked-by-hint = مثلاً: الأم، أو الشخص نفسه. بلا اسم، فهذا يبقى.
forget-why-hint = لماذا، بلا اسم. هذا يبقى.
forget-with-lists = إتلاف هذه القوائم أيضاً
forget-with-lists-hint = يبقى ما أُخذ منها في ملفات الآخرين، ويُفقد الأصل كما وصل. ويمكن إتلاف كل منها لاحقاً من صفحة وثيقتها.
forget-second = يجب أن يؤكده شخص ثانٍ أولاً.
forget-alone = لا يوجد غيرك من يؤكده: يُنفَّذ فوراً ويُكتب ذلك في سجل الأفعال.
forget-ask = اطلب ذلك
forget-do = محو نهائي
forget-stays-elsewhere = صُنعت نسخ مشفّرة أو أُخذت في هذه الأوقات وهي في مكان آخر، وما زال فيها كل شيء. أتلفها أو اجعلها لا تُفتح لأحد:
forget-stays-forms = لا يُفحص ما يُكتب في النماذج: من كتب هذا الشخص فيها بيده أو ببرنامج أعاده.
forget-stays-rows = هذه أسطر من قوائم قد تكون عن الشخص نفسه. تبقى حتى يُقرَّر فيها، وإذا تُركت خارجاً بعد هذا أُتلفت كلماتها أيضاً:
evidence-destroyed = أُتلف بطلب مشروع. وأنه كان هنا ومن أتلفه مكتوب في سجل الأفعال.

# The team of a file.
do-team = اجعل لهذا الملف فريقاً
team-title = فريق الملف
team-lead = ما دام للملف فريق، لا يُعرض ما ينتظر إبلاغ الأهل، ولا المختوم، ولا وثائق هذا الملف إلا على أعضاء فريقه. ويقرأ بقية الزملاء الملف كما تقوله قائمة تخرج من الرابطة، ويرون أن له فريقاً. وهكذا يُقال في القوائم والأعداد والمطابقة للجميع، وللفريق أيضاً.
team-has = لهذا الملف فريق.
team-mine = أنت فيه: المحجوب والمختوم هنا لا يُعرضان إلا على أعضائه.
team-apart = المحجوب والمختوم فيه ووثائقه لا تُعرض إلا على أعضائه.
reasons-of-team = الأسباب يقرؤها فريق الملف
team-members = الأعضاء:
team-vacant = لا أحد يرعاه
team-vacant-about = لم يبقَ فيه من يستطيع تغييره: من حقه إعطاء الفرق يعطيه فريقاً آخر ويكتب السبب، ويوافق شخص ثانٍ.
team-change = غيّر الفريق
team-why-hint = قد يبقى فارغاً. ويلزم إن لم يبقَ في الفريق أحد، أو عند حلّه.
team-save = احفظ الفريق
team-dissolve = حُلّ الفريق
teams-title = ملفات لها فريق
teams-title-about = ملفات يُعرض محجوبها ومختومها على بعض الزملاء فقط.
teams-lead = يعمل على كل ملف من هذه الملفات فريقه وحده. والفريق الذي لم يبقَ فيه من يستطيع تغييره يأتي أولاً.
teams-none = لا ملف له فريق.
home-teams = { $n ->
    [zero] ملف لا أحد يرعى فريقه
    [one] ملف لا أحد يرعى فريقه
    [two] ملفان لا أحد يرعى فريقيهما
    [few] ملفات لا أحد يرعى فرقها
    [many] ملفاً لا أحد يرعى فرقها
   *[other] ملف لا أحد يرعى فرقها
}
web-team-given = صار للملف هذا الفريق.
web-team-dissolved = حُلّ الفريق: يقرأ الملفَّ كل الزملاء من جديد.
web-team-undone = عاد للملف فريقه السابق.
web-log-team-given = فريق ملف: { $names }
web-log-team-dissolved = حلّ فريق ملف

export-bundle = حزمةً لسجل آخر
export-bundle-what = الحزمة يأخذها سجل آخر بمصادرها، وعليها توقيعنا. وما يُصحَّح أو يُسحب هنا بعدها يذهب مع التالية.
sealed-papers = وثائق مختومة
sealed-papers-about = قد تكون هنا وثائق مختومة.
reveal-nothing = ليس هنا شيء مختوم.
forget-stays-left = ما أُخذ من هنا في قوائم وحزم لا يُمحى بهذا عند من أخذه: أخبره ليتلفه عنده.
left-bundle-team = { $when }: حزمة لزملاء في سجل آخر، { $files }
left-bundle-partner = { $when }: حزمة لشريك، { $files }
left-sheet = { $when }: قائمة أُخذت من هنا وقد يكون فيها، { $files }
subject-nameless = { $kind } { $id }، بلا اسم
person-nameless = بلا اسم، ملف { $id }
do-destroy-list = إتلاف هذه القائمة بطلب مشروع
destroy-title = إتلاف قائمة كما وصلت
destroy-goes = ما يُفقد
destroy-loses-original = الأصل كما وصل: { $size }، الإدخال { $imports }. فلا يستطيع أحد أن يقرأ ما كان فيه، ولا ما في أعمدة لم تُفهم، ولا أن يثبت ما أُرسل.
destroy-loses-rows = { $n ->
    [zero] لا أسطر تُفقد كلماتها.
    [one] سطر واحد لم يُؤخذ: كلماته في القائمة وحدها.
    [two] سطران لم يُؤخذا: كلماتهما في القائمة وحدها.
    [few] { $n } أسطر لم تُؤخذ: كلماتها في القائمة وحدها.
    [many] { $n } سطراً لم تُؤخذ: كلماتها في القائمة وحدها.
   *[other] { $n } سطر لم تُؤخذ: كلماتها في القائمة وحدها.
}
destroy-loses-papers = { $n ->
    [zero] لا وثيقة في ملف تُفقد معها.
    [one] وثيقة واحدة في ملف هي الملف نفسه حرفاً بحرف، وتُفقد أيضاً.
    [two] وثيقتان في ملفات هما الملف نفسه حرفاً بحرف، وتُفقدان أيضاً.
    [few] { $n } وثائق في ملفات هي الملف نفسه حرفاً بحرف، وتُفقد أيضاً.
    [many] { $n } وثيقة في ملفات هي الملف نفسه حرفاً بحرف، وتُفقد أيضاً.
   *[other] { $n } وثيقة في ملفات هي الملف نفسه حرفاً بحرف، وتُفقد أيضاً.
}
destroy-stays-files = يبقى ما أُخذ منها في الملفات، كل إفادة مع مصدرها، ويمكن تصحيحه وسحب الإدخال كله.
destroy-stays-waiting = الأسطر التي تنتظر تبقى كلماتها حتى يُقرَّر فيها.
destroy-stays-log = يبقى في سجل الأفعال أن القائمة وصلت وأنها أُتلفت، ومتى وبطلب مَن ومَن نفّذه، ويبقى سليماً عند التحقق.
destroy-do = إتلاف نهائي

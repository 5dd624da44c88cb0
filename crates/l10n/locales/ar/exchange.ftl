# Reading lists: outcomes, reasons, remarks, columns.
# قراءة القوائم.
# What became of a row.
outcome-accepted = مقبول
outcome-repeated = مكرر
outcome-waiting = ينتظر قراراً
outcome-rejected = مرفوض

# Why: reasons of an outcome.
reason-new = جديد
reason-changed = يضيف إلى ملف موجود
reason-known-row = عندنا من قبل بالكلمات نفسها
reason-same-row = يكرر سطراً في هذه القائمة
reason-asked-before = عُرض من قبل: ينتظر قراراً، أو بُتَّ فيه
reason-says-nothing = لا يقول شيئاً عن أحد
reason-no-name = لا اسم فيه
reason-subtotal = سطر مجموع
reason-repeated-header = العناوين مكررة
reason-section = عنوان بين الأسطر، أو كلام تحت الجدول
reason-blank = سطر فارغ
reason-left-out-by-hand = سطر تركته بيدك
reason-sheet-left-out = ورقة تركتها بيدك
reason-two-people = شخصان في خانة واحدة على ما يبدو
reason-forgotten = قد يكون شخصاً طُلب بطلب مشروع محو ما قيل عنه
reason-shifted = القيم في غير أعمدتها: يبدو أن السطر انزاح خانة
reason-extra-cells = فيه خانات أكثر من الأعمدة
reason-merged = خانة مدموجة على عدة أسطر، فقلنا قيمتها في كل منها
reason-merged-name = الاسم في خانة مدموجة على عدة أسطر: قد يكونون شخصاً واحداً
reason-unclosed-quote = علامة اقتباس فُتحت ولم تُغلق
reason-other-encoding = السطر مكتوب بترميز غير ترميز القائمة
reason-nul = كانت فيه رموز فارغة، فتركناها
reason-too-many-cells = فيه خانات أكثر مما تتسع له قائمة، فتركنا الزائد
reason-long-cell = فيه خانة أطول من أي ملاحظة، فتركنا آخرها
reason-broken-json = السطر لا يُقرأ سجلاً؛ بقيت كلماته كما هي
reason-no-sentence = لم نجد في الكلام شخصاً
reason-placeholder-name = كلام مكان الاسم، مثل «مجهول»
reason-age-too-high = عمر لا يبلغه أحد؛ حُفظ كما كُتب
reason-age-not-read = لم نفهم العمر؛ حُفظ كما كُتب
reason-place-unknown = لم نجد هذا المكان في قائمة الأماكن؛ حُفظ كما كُتب
reason-party-unknown = لم نعرف هذه الجهة؛ حُفظت كما كُتبت
reason-facility-unknown = لم نعرف مكان الاحتجاز هذا؛ حُفظ كما كُتب
reason-point-far = هذه النقطة خارج سوريا؛ لعل الدرجتين تبادلتا المكان
reason-unknown = قال المصدر إنه لا يعرف
reason-unreadable = لم نفهم التاريخ؛ حُفظ كما كُتب
reason-impossible = يوم لا وجود له في التقويم، مثل ٣١ شباط
reason-implausible = سنة أبعد من أن تكون صحيحة
reason-future = تاريخ لم يأتِ بعد
reason-day-first-assumed = قد يُقرأ اليوم شهراً؛ قرأنا اليوم أولاً
reason-month-first = لا يُقرأ إلا والشهر قبل اليوم
reason-two-digit-year = سنة برقمين أكملناها
reason-january-first = ١ كانون الثاني في الولادة يعني غالباً أن السنة وحدها معروفة
reason-part-missing = جزء من التاريخ تُرك فارغاً
reason-hijri = تاريخ هجري حوّلناه، وقد يزيد يوماً أو ينقص
reason-serial-number = رقم من الجدول قرأناه تاريخاً
reason-feast = ذُكر عيد، فأخذنا أيامه من التقويم
reason-feast-unnamed = ذُكر عيد، ولم يُقل أي عيد
reason-field-season = ذُكر موسم، فقرأناه مدة
reason-named-event = ذُكر حدث معروف، فأخذنا أيامه
reason-no-year = لا سنة فيه
reason-year-from-context = أخذنا السنة من تاريخ آخر في السطر
reason-several-dates = تواريخ عدة، وكلها محفوظة
reason-two-readings = اسم لشهرين أو شتاء بين سنتين؛ حفظنا الوجهين
reason-since = «منذ»: قرأناه يوم بدأ
reason-relative = لم يُذكر التاريخ نفسه؛ حسبناه من يوم الإفادة رجوعاً إلى الوراء
reason-age-given = عمر في مكان التاريخ
reason-words-ignored = كلمات بجانب التاريخ لم نفهمها؛ باقية كما كُتبت
reason-range-reversed = كانت النهاية قبل البداية، فبدّلناهما
reason-place-near = المكان يشبه اسماً نعرفه ولا يطابقه، فراجعه
reason-party-near = الجهة تشبه اسماً نعرفه ولا تطابقه، فراجعها
reason-facility-near = مكان الاحتجاز يشبه اسماً نعرفه ولا يطابقه، فراجعه
reason-heading-or-name = كلام قد لا يكون اسماً: أعنوان أم ملاحظة أم رسالة؟
reason-number-of-another = رقم ملف من ملفاتنا باسم آخر
reason-number-of-several = الرقم نفسه في أكثر من ملف: قد يكون واحداً منها
reason-may-be-there = عندنا ما له هذا الاسم، ولا شيء يقول إنه في مكان آخر
reason-several-things = عدة منها في خانة واحدة على ما يبدو
reason-place-in-part = عرفنا جزءاً من المكان وحده؛ الكلام باقٍ كما كُتب
reason-note-names-places = ملاحظة تذكر أماكن احتجاز؛ أدخلها بيدك خطوات في المسار
reason-with-its-people = قيل مع أشخاصه، في ورقة أخرى أو ملف آخر
reason-detail = تفصيل يخص سطراً في مكان آخر: قريب أو حدث أو وثيقة
reason-not-a-person = ليس شخصاً: جهة أو سفينة أو عنوان في قائمة كيانات
reason-greeting = تحية بين الرسائل
reason-beside = اسم خارج قائمة الأشخاص في السجل نفسه: قد يكون اسم من أخبر
reason-formula-only = معادلة بلا نتيجة محفوظة. افتح الملف في برنامج الجداول واحفظه ثم أرسله من جديد
reason-lost-letters = ضاعت منه حروف ولا تعود؛ اطلب نسخة سليمة
reason-mended-letters = كانت الحروف مقروءة بترميز خاطئ، فأعدناها
reason-entities = كانت الحروف مكتوبة برموز صفحات الويب، فأعدناها
reason-program-quote = علامة يضعها برنامج الجداول قبل الأرقام، تركناها
reason-year-in-date-cell = سنة كُتبت في خانة تاريخ، فقرأناها سنة
reason-hidden-lines = السطر مخفي في الملف
reason-struck-out = السطر مشطوب في الملف
reason-comment = على خانة فيه تعليق، حفظناه ملاحظة
reason-dates-disagree = تواريخ الولادة والأخذ والوفاة ليست على ترتيب العمر
reason-damaged-number = رقم اختصره برنامج الجداول فضاعت أرقامه؛ لا نقارن به
reason-zero-restored = رقم فقد صفره الأول، فأعدناه
reason-guess = سُئل عنه أو ظُنّ ولم يُقل؛ بقي بكلماته
reason-age-disagrees = العمر لا يوافق تاريخي الولادة والأخذ
reason-other-date = يحكي هذا عن يوم آخر غير يوم الأخذ: ولادة أو وفاة أو إفراج، أو يومان
reason-other-titles = يقع تحت عناوين أخرى أو فوق عناوين الجدول، فقد لا تعني أعمدته ما تعنيه أعمدتها
reason-state-of-nobody = كلمات الحال تتكلم عن غيره، أو عن حالين، أو عن فرار لا يُعرف من أين؛ بقيت كما قيلت ولم تُقرأ منها حال
reason-program-failure = كلام كتبه برنامج مكان القيمة، مثل #REF!؛ قرأناه غير معروف
reason-midnight-elsewhere = منتصف الليل مكتوب بتوقيت غرينتش، فقرأناه اليوم التالي

# The same doubts beside an accepted row or a typed claim.
trouble-two-people = { reason-two-people }
trouble-several-things = { reason-several-things }
trouble-forgotten = { reason-forgotten }
trouble-shifted = { reason-shifted }
trouble-extra-cells = { reason-extra-cells }
trouble-merged = { reason-merged }
trouble-merged-name = { reason-merged-name }
trouble-unclosed-quote = { reason-unclosed-quote }
trouble-other-encoding = { reason-other-encoding }
trouble-nul = { reason-nul }
trouble-too-many-cells = { reason-too-many-cells }
trouble-long-cell = { reason-long-cell }
trouble-broken-json = { reason-broken-json }
trouble-no-sentence = { reason-no-sentence }
trouble-placeholder-name = { reason-placeholder-name }
trouble-age-too-high = { reason-age-too-high }
trouble-age-not-read = { reason-age-not-read }
trouble-place-unknown = { reason-place-unknown }
trouble-party-unknown = { reason-party-unknown }
trouble-facility-unknown = { reason-facility-unknown }
trouble-point-far = { reason-point-far }
trouble-unknown = { reason-unknown }
trouble-unreadable = { reason-unreadable }
trouble-impossible = { reason-impossible }
trouble-implausible = { reason-implausible }
trouble-future = { reason-future }
trouble-day-first-assumed = { reason-day-first-assumed }
trouble-month-first = { reason-month-first }
trouble-two-digit-year = { reason-two-digit-year }
trouble-january-first = { reason-january-first }
trouble-part-missing = { reason-part-missing }
trouble-hijri = { reason-hijri }
trouble-serial-number = { reason-serial-number }
trouble-feast = { reason-feast }
trouble-feast-unnamed = { reason-feast-unnamed }
trouble-field-season = { reason-field-season }
trouble-named-event = { reason-named-event }
trouble-no-year = { reason-no-year }
trouble-year-from-context = { reason-year-from-context }
trouble-several-dates = { reason-several-dates }
trouble-two-readings = { reason-two-readings }
trouble-since = { reason-since }
trouble-relative = { reason-relative }
trouble-age-given = { reason-age-given }
trouble-words-ignored = { reason-words-ignored }
trouble-range-reversed = { reason-range-reversed }
trouble-place-near = { reason-place-near }
trouble-party-near = { reason-party-near }
trouble-facility-near = { reason-facility-near }
trouble-heading-or-name = { reason-heading-or-name }
trouble-place-in-part = { reason-place-in-part }
trouble-note-names-places = { reason-note-names-places }
trouble-with-its-people = { reason-with-its-people }
trouble-detail = { reason-detail }
trouble-not-a-person = { reason-not-a-person }
trouble-greeting = { reason-greeting }
trouble-beside = { reason-beside }
trouble-formula-only = { reason-formula-only }
trouble-lost-letters = { reason-lost-letters }
trouble-mended-letters = { reason-mended-letters }
trouble-entities = { reason-entities }
trouble-program-quote = { reason-program-quote }
trouble-year-in-date-cell = { reason-year-in-date-cell }
trouble-hidden-lines = { reason-hidden-lines }
trouble-struck-out = { reason-struck-out }
trouble-comment = { reason-comment }
trouble-dates-disagree = { reason-dates-disagree }
trouble-damaged-number = { reason-damaged-number }
trouble-no-name = اسم بلا حروف
trouble-no-phone = أقصر من رقم هاتف
trouble-long-ago = ولادة قبل أكثر من ١٢٠ سنة
trouble-blank-word = كلمة لا تقول شيئاً؛ قُرئت غير معروف
trouble-age-odd = عمر لا نفهمه
trouble-number-odd = أقصر من رقم وطني
trouble-point-odd = نقطة خارج سورية وما حولها
trouble-names-two = شخصان على ما يبدو
trouble-name-kin = صلة قرابة، لا اسم
trouble-name-none = كلمات لا تبدو اسم شخص
trouble-zero-restored = { reason-zero-restored }
trouble-guess = { reason-guess }
trouble-age-disagrees = { reason-age-disagrees }
trouble-other-date = { reason-other-date }
trouble-other-titles = { reason-other-titles }
trouble-state-of-nobody = { reason-state-of-nobody }
trouble-program-failure = { reason-program-failure }
trouble-midnight-elsewhere = { reason-midnight-elsewhere }

# What to do with a row that waits.
advice-two-people = اقرأ الخانة: إن كانا اثنين فافصلهما، وإن كان اسماً واحداً فأدخله كما هو.
advice-forgotten = إن كان هو نفسه فاترك السطر خارجاً فتُتلف كلماته هنا؛ أما الملف الذي جاء فيه فيبقى محفوظاً كما وصل وفيه السطر. وإن كان غيره يشاركه الاسم وهو مفقود أيضاً فاقبله، ويُسأل شخص ثانٍ.
advice-no-name = اكتب الاسم إن وجدته في باقي السطر، وإلا فلا تُدخله واكتب السبب.
advice-shifted = قارن القيم بعناوينها، وصحّح ما ليس في مكانه.
advice-extra-cells = انظر إلى الخانة الزائدة: لعلها بقية خانة قبلها.
advice-merged-name = افتح الملف وانظر: أهم أشخاص عدة، أم شخص واحد في أسطر؟
advice-unclosed-quote = قد يكون السطر ابتلع ما بعده. قارنه بالملف الأصلي.
advice-too-many-cells = قارنه بالملف الأصلي، ثم صحّحه أو لا تُدخله واكتب السبب.
advice-broken-json = اقرأ الكلمات: إن كان فيها شخص فاكتب اسمه.
advice-no-sentence = اقرأ الكلام: إن كان فيه شخص فاكتب اسمه، وإلا فلا تُدخله واكتب السبب.
advice-impossible = اكتب ما تعرفه أكيداً، ولو السنة وحدها. يبقى المكتوب بجانبه.
advice-implausible = راجع السنة في الأصل، أو أدخل السطر بلا هذا التاريخ.
advice-future = راجع السنة في الأصل: قد يكون رقم تبدّل. أو أدخل السطر بلا هذا التاريخ.
advice-beside = اقرأ السجل: إن كان اسم من أخبر فلا تُدخله واكتب السبب، وإن كان مفقوداً أيضاً فاكتب اسمه وأدخله.
advice-formula-only = افتح الملف في برنامج الجداول واحفظه، ثم أرسله من جديد. أو اكتب الاسم إن كنت تعرفه.
advice-dates-disagree = اقرأ السطر واكتب التاريخ الخطأ كما ينبغي، أو اترك الخانة إن لم يعرفه أحد.
advice-heading-or-name = إن كان اسم شخص فأدخله، وإن كان عنواناً فاتركه بسبب. وإن كانت القائمة قائمة سجون أو حواجز أو أماكن فألغِ الخطة وأدخلها من جديد واختر عند الرفع ما فيها (في سطر الأوامر: --of).
advice-number-of-another = قارن السطر بالملف الذي يحمل رقمه. إن كان شخصاً آخر فأدخله كما هو، وإن كان تصحيحاً للملف فصحّح الملف نفسه ولا تُدخل السطر واكتب السبب.
advice-number-of-several = قارن السطر بالملفات التي تحمل رقمه. إن كانت لشخص واحد فاحكم أولاً بأنها ملف واحد، وإن لم يأتِ السطر بجديد فلا تُدخله واكتب السبب، وإن كان شخصاً آخر فأدخله كما هو.
advice-may-be-there = انظر إلى الملف. إن كان هو نفسه أُضيف السطر إليه؛ وإن كان غيره بالاسم نفسه فُتح له ملف.
advice-several-things = اقرأ الخانة: افصلها إن سمّت عدة، وأدخلها كما هي إن كانت اسماً واحداً.
advice-place-near = اكتب المكان كما نعرفه. إن أدخلته كما هو بقي كلامه ولم نقرأ منه مكاناً.
advice-party-near = اكتب الجهة كما نعرفها. إن أدخلتها كما هي بقي كلامها ولم نقرأ منها جهة.
advice-facility-near = اكتب مكان الاحتجاز كما نعرفه. إن أدخلته كما هو بقي كلامه ولم نقرأ منه مكاناً.
advice-lost-letters = اطلب نسخة سليمة من الملف، أو صحّح الكلمات إن كنت تعرفها.

# What a person should know about the reading of a file.
remark-formulas = { $n ->
    [zero] لا معادلات في الخانات
    [one] خانة فيها معادلة بلا نتيجة محفوظة، فقيمتها غير معروفة
    [two] خانتان فيهما معادلتان بلا نتيجة محفوظة، فقيمتاهما غير معروفتين
    [few] { $n } خانات فيها معادلات بلا نتائج محفوظة، فقيمها غير معروفة
    [many] { $n } خانة فيها معادلات بلا نتائج محفوظة، فقيمها غير معروفة
   *[other] { $n } خانة فيها معادلات بلا نتائج محفوظة، فقيمها غير معروفة
}
remark-skipped_values = { $n ->
    [zero] لا شيء خارج السجلات
    [one] قيمة خارج السجلات، تركناها
    [two] قيمتان خارج السجلات، تركناهما
    [few] { $n } قيم خارج السجلات، تركناها
    [many] { $n } قيمة خارج السجلات، تركناها
   *[other] { $n } قيمة خارج السجلات، تركناها
}
remark-unclosed_quote = { $n ->
    [zero] لا أسطر كهذه
    [one] سطر فيه علامة اقتباس لم تُغلق
    [two] سطران فيهما علامة اقتباس لم تُغلق
    [few] { $n } أسطر فيها علامة اقتباس لم تُغلق
    [many] { $n } سطراً فيها علامة اقتباس لم تُغلق
   *[other] { $n } سطر فيها علامة اقتباس لم تُغلق
}
remark-other_encoding = { $n ->
    [zero] لا أسطر كهذه
    [one] سطر مكتوب بترميز آخر، قرأناه به
    [two] سطران مكتوبان بترميز آخر، قرأناهما به
    [few] { $n } أسطر مكتوبة بترميز آخر، قرأناها به
    [many] { $n } سطراً مكتوبة بترميز آخر، قرأناها به
   *[other] { $n } سطر مكتوبة بترميز آخر، قرأناها به
}
remark-nul = { $n ->
    [zero] لا أسطر كهذه
    [one] سطر فيه رموز فارغة، تركناها
    [two] سطران فيهما رموز فارغة، تركناها
    [few] { $n } أسطر فيها رموز فارغة، تركناها
    [many] { $n } سطراً فيها رموز فارغة، تركناها
   *[other] { $n } سطر فيها رموز فارغة، تركناها
}
remark-too_many_cells = { $n ->
    [zero] لا أسطر كهذه
    [one] سطر خاناته أكثر مما تتسع له قائمة، تركنا الزائد
    [two] سطران خاناتهما أكثر مما تتسع له قائمة، تركنا الزائد
    [few] { $n } أسطر خاناتها أكثر مما تتسع له قائمة، تركنا الزائد
    [many] { $n } سطراً خاناتها أكثر مما تتسع له قائمة، تركنا الزائد
   *[other] { $n } سطر خاناتها أكثر مما تتسع له قائمة، تركنا الزائد
}
remark-long_cell = { $n ->
    [zero] لا أسطر كهذه
    [one] سطر فيه خانة أطول من أي ملاحظة، تركنا آخرها
    [two] سطران فيهما خانة أطول من أي ملاحظة، تركنا آخرها
    [few] { $n } أسطر فيها خانة أطول من أي ملاحظة، تركنا آخرها
    [many] { $n } سطراً فيها خانة أطول من أي ملاحظة، تركنا آخرها
   *[other] { $n } سطر فيها خانة أطول من أي ملاحظة، تركنا آخرها
}
remark-broken_json = { $n ->
    [zero] لا أسطر كهذه
    [one] سطر لا يُقرأ سجلاً، حُفظت كلماته ملاحظة
    [two] سطران لا يُقرآن سجلين، حُفظت كلماتهما ملاحظة
    [few] { $n } أسطر لا تُقرأ سجلات، حُفظت كلماتها ملاحظة
    [many] { $n } سطراً لا تُقرأ سجلات، حُفظت كلماتها ملاحظة
   *[other] { $n } سطر لا تُقرأ سجلات، حُفظت كلماتها ملاحظة
}
remark-no_sentence = { $n ->
    [zero] لا أسطر كهذه
    [one] سطر لم نجد فيه شخصاً: إن كان تحية تركناه، وإلا انتظر قراراً
    [two] سطران لم نجد فيهما شخصاً: التحية متروكة، وغيرها ينتظر قراراً
    [few] { $n } أسطر لم نجد فيها شخصاً: التحية متروكة، وغيرها ينتظر قراراً
    [many] { $n } سطراً لم نجد فيها شخصاً: التحية متروكة، وغيرها ينتظر قراراً
   *[other] { $n } سطر لم نجد فيها شخصاً: التحية متروكة، وغيرها ينتظر قراراً
}
remark-encoding_guessed = خمّنّا ترميز الحروف: { $detail }. غيّره إن ظهرت الحروف مشوّهة
remark-extension_differs = ينتهي اسم الملف بـ{ $detail } وفيه شيء آخر؛ قرأناه كما هو
remark-hidden_sheet = ورقة مخفية، قرأناها أيضاً
remark-empty_sheet = ورقة فارغة
remark-unread_sheet = ورقة لا تُقرأ، مثل رسم. تأكد أن لا أسماء فيها
remark-truncated = انقطع الملف قبل نهايته؛ قرأنا ما وصل. اطلب نسخة كاملة
remark-no_header = لا سطر عناوين؛ فهمنا الأعمدة من قيمها
remark-duplicate_header = عنوان يتكرر: { $detail }
remark-duplicate_field = عمودان للشيء نفسه، أخذنا الأول وتركنا: { $detail }
remark-unmapped_column = عمود لا نعرف ما هو: { $detail }
remark-missing_column = عمود كان في قالب الأعمدة وليس في هذا الملف: { $detail }
remark-family_first = في هذا العمود تسبق النسبةُ الاسم: { $detail }
remark-month_first = في هذا العمود يسبق الشهرُ اليوم: { $detail }
remark-guessed_column = خمّنّا هذا العمود، فانظر إليه: { $detail }
remark-doubtful_column = عمود تواريخ، وقيمه ليست تواريخ، فانظر إليه: { $detail }

# How a column was understood.
how-header = من العنوان
how-values = من القيم
how-hand = اخترته بيدك
how-ignored = متروك
how-unknown = لم نفهمه

# Names of columns that are no property of a file.
prop-rec_no = رقم الملف عند المصدر
prop-serial = رقم متسلسل
prop-birth_date_precision = دقة تاريخ الولادة
prop-place = من أي بلدة
prop-taken_date_note = كلام بجانب تاريخ الأخذ
prop-party_other = جهة أخرى
prop-gps = نقطة على الخريطة
prop-submitted_at = متى كُتب
prop-uuid = رقم الاستمارة
prop-form_meta = بيانات الاستمارة نفسها
prop-ignored = غير مستعمل

# What a column can be.
field-name-rec_no = { prop-rec_no }
field-name-serial = { prop-serial }
field-name-full_name = { prop-full_name }
field-name-given_name = { prop-given_name }
field-name-father_name = { prop-father_name }
field-name-grandfather_name = { prop-grandfather_name }
field-name-family_name = { prop-family_name }
field-name-kunya = { prop-kunya }
field-name-other_name = { prop-other_name }
field-name-mother_name = { prop-mother_name }
field-name-sex = { prop-sex }
field-name-birth_date = { prop-birth_date }
field-name-birth_date_precision = { prop-birth_date_precision }
field-name-age = { prop-age }
field-name-birth_place = { prop-birth_place }
field-name-registration_place = { prop-registration_place }
field-name-registration_number = { prop-registration_number }
field-name-national_number = { prop-national_number }
field-name-residence = { prop-residence }
field-name-governorate = { prop-governorate }
field-name-place = { prop-place }
field-name-profession = { prop-profession }
field-name-taken_date = { prop-taken_date }
field-name-taken_date_note = { prop-taken_date_note }
field-name-taken_place = { prop-taken_place }
field-name-taken_circumstance = { prop-taken_circumstance }
field-name-party = { prop-party }
field-name-party_other = { prop-party_other }
field-name-held_at = { prop-held_at }
field-name-status = { prop-status }
field-name-status_date = { prop-status_date }
field-name-death_date = { prop-death_date }
field-name-death_place = { prop-death_place }
field-name-death_cause = { prop-death_cause }
field-name-burial_place = { prop-burial_place }
field-name-informant_relation = { prop-informant_relation }
field-name-informant_name = { prop-informant_name }
field-name-phone = { prop-phone }
field-name-note = { prop-note }
field-name-gps = { prop-gps }
field-name-list_source = { prop-list_source }
field-name-submitted_at = { prop-submitted_at }
field-name-uuid = { prop-uuid }
field-name-form_meta = { prop-form_meta }
field-name-ignored = { prop-ignored }
remark-hidden_lines = { $n ->
    [zero] لا أسطر كهذه
    [one] سطر مخفي، قرأناه أيضاً
    [two] سطران مخفيان، قرأناهما أيضاً
    [few] { $n } أسطر مخفية، قرأناها أيضاً
    [many] { $n } سطراً مخفية، قرأناها أيضاً
   *[other] { $n } سطر مخفية، قرأناها أيضاً
}
remark-struck_out = { $n ->
    [zero] لا أسطر كهذه
    [one] سطر مشطوب، قرأناه أيضاً
    [two] سطران مشطوبان، قرأناهما أيضاً
    [few] { $n } أسطر مشطوبة، قرأناها أيضاً
    [many] { $n } سطراً مشطوبة، قرأناها أيضاً
   *[other] { $n } سطر مشطوبة، قرأناها أيضاً
}
remark-comment = { $n ->
    [zero] لا تعليقات
    [one] خانة عليها تعليق، حفظناه ملاحظة
    [two] خانتان عليهما تعليق، حفظناهما ملاحظتين
    [few] { $n } خانات عليها تعليقات، حفظناها ملاحظات
    [many] { $n } خانة عليها تعليقات، حفظناها ملاحظات
   *[other] { $n } خانة عليها تعليقات، حفظناها ملاحظات
}
remark-mended_letters = { $n ->
    [zero] لا أسطر كهذه
    [one] سطر كانت حروفه بترميز خاطئ، أعدناها
    [two] سطران كانت حروفهما بترميز خاطئ، أعدناها
    [few] { $n } أسطر كانت حروفها بترميز خاطئ، أعدناها
    [many] { $n } سطراً كانت حروفها بترميز خاطئ، أعدناها
   *[other] { $n } سطر كانت حروفها بترميز خاطئ، أعدناها
}
remark-entities = { $n ->
    [zero] لا أسطر كهذه
    [one] سطر حروفه مكتوبة برموز صفحات الويب، أعدناها
    [two] سطران حروفهما مكتوبة برموز صفحات الويب، أعدناها
    [few] { $n } أسطر حروفها مكتوبة برموز صفحات الويب، أعدناها
    [many] { $n } سطراً حروفها مكتوبة برموز صفحات الويب، أعدناها
   *[other] { $n } سطر حروفها مكتوبة برموز صفحات الويب، أعدناها
}
remark-lost_letters = { $n ->
    [zero] لا أسطر كهذه
    [one] سطر ضاعت منه حروف ولا تعود
    [two] سطران ضاعت منهما حروف ولا تعود
    [few] { $n } أسطر ضاعت منها حروف ولا تعود
    [many] { $n } سطراً ضاعت منها حروف ولا تعود
   *[other] { $n } سطر ضاعت منها حروف ولا تعود
}
remark-program_quote = { $n ->
    [zero] لا أسطر كهذه
    [one] سطر فيه علامة يضعها برنامج الجداول قبل الأرقام، تركناها
    [two] سطران فيهما علامة يضعها برنامج الجداول قبل الأرقام، تركناها
    [few] { $n } أسطر فيها علامة يضعها برنامج الجداول قبل الأرقام، تركناها
    [many] { $n } سطراً فيها علامة يضعها برنامج الجداول قبل الأرقام، تركناها
   *[other] { $n } سطر فيها علامة يضعها برنامج الجداول قبل الأرقام، تركناها
}
remark-year_in_date_cell = { $n ->
    [zero] لا أسطر كهذه
    [one] سطر فيه سنة كُتبت في خانة تاريخ، قرأناها سنة
    [two] سطران فيهما سنة كُتبت في خانة تاريخ، قرأناها سنة
    [few] { $n } أسطر فيها سنة كُتبت في خانة تاريخ، قرأناها سنة
    [many] { $n } سطراً فيها سنة كُتبت في خانة تاريخ، قرأناها سنة
   *[other] { $n } سطر فيها سنة كُتبت في خانة تاريخ، قرأناها سنة
}
remark-beside = { $n ->
    [zero] لا أسطر كهذه
    [one] سطر فيه اسم خارج قائمة الأشخاص
    [two] سطران فيهما اسم خارج قائمة الأشخاص
    [few] { $n } أسطر فيها اسم خارج قائمة الأشخاص
    [many] { $n } سطراً فيها اسم خارج قائمة الأشخاص
   *[other] { $n } سطر فيها اسم خارج قائمة الأشخاص
}
remark-detail_sheet = { $n ->
    [zero] لا أسطر كهذه
    [one] سطر يخص سطراً في ورقة أخرى، كقريب أو وثيقة، فلم نقرأه شخصاً، وبقي في الملف
    [two] سطران يخصان أسطراً في ورقة أخرى، كقريب أو وثيقة، فلم نقرأهما شخصين، وبقيا في الملف
    [few] { $n } أسطر تخص أسطراً في ورقة أخرى، كأقارب أو وثائق، فلم نقرأها أشخاصاً، وبقيت في الملف
    [many] { $n } سطراً تخص أسطراً في ورقة أخرى، كأقارب أو وثائق، فلم نقرأها أشخاصاً، وبقيت في الملف
   *[other] { $n } سطر تخص أسطراً في ورقة أخرى، كأقارب أو وثائق، فلم نقرأها أشخاصاً، وبقيت في الملف
}
remark-detail_told = { $n ->
    [zero] لا أسطر كهذه
    [one] سطر هو تفصيل، كقريب أو حدث، حفظناه ملاحظة مع الشخص الذي يخصه
    [two] سطران هما تفصيلان، كقريب أو حدث، حفظناهما ملاحظتين مع من يخصانه
    [few] { $n } أسطر هي تفاصيل، كأقارب أو أحداث، حفظناها ملاحظات مع من تخصهم
    [many] { $n } سطراً هي تفاصيل، كأقارب أو أحداث، حفظناها ملاحظات مع من تخصهم
   *[other] { $n } سطر هي تفاصيل، كأقارب أو أحداث، حفظناها ملاحظات مع من تخصهم
}
remark-labelled_lines = النص استمارات منسوخة سطراً سطراً، وعناوينها قبل القيم؛ قرأنا كل استمارة شخصاً
remark-turned_table = العناوين في العمود الأول؛ قرأنا كل عمود بجانبه شخصاً، ورقمه رقم العمود
remark-detail_left = عمود في التفاصيل فيه ما يُختم، فلم نضعه في الملاحظات، وبقي في الملف: { $detail }
remark-form_missing = { $n ->
    [zero] لا أسطر كهذه
    [one] سطر يخص استمارة ليست هنا. اختر ملف الاستمارات مع هذا الملف
    [two] سطران يخصان استمارات ليست هنا. اختر ملف الاستمارات مع هذا الملف
    [few] { $n } أسطر تخص استمارات ليست هنا. اختر ملف الاستمارات مع هذا الملف
    [many] { $n } سطراً تخص استمارات ليست هنا. اختر ملف الاستمارات مع هذا الملف
   *[other] { $n } سطر تخص استمارات ليست هنا. اختر ملف الاستمارات مع هذا الملف
}
remark-people_side_by_side = { $n ->
    [zero] لا أحد في السطر
    [one] شخص واحد في السطر
    [two] في السطر مكان لشخصين؛ لكل منهما ملف
    [few] في السطر مكان لـ { $n } أشخاص؛ لكل منهم ملف
    [many] في السطر مكان لـ { $n } شخصاً؛ لكل منهم ملف
   *[other] في السطر مكان لـ { $n } شخص؛ لكل منهم ملف
}
remark-drawn_order = كانت الحروف بترتيب رسمها، من آخرها إلى أولها، فأعدناها
remark-web_page = الملف صفحة ويب فيها جدول، فقرأنا الجدول
remark-hidden_column = عمود مخفي في الملف، قرأناه أيضاً: { $detail }
remark-half_swapped = يبدو أن برنامجاً بدّل اليوم والشهر في بعض تواريخ هذا العمود، فراجعها: { $detail }
remark-two_readings = قد يعني هذا العمود أحد أمرين، فانظر إليه: { $detail }
reason-code-unknown = لم نفهم هذه الإفادة ضمن ما نعرفه؛ حُفظت كما كُتبت ولا يُستنتج منها شيء
trouble-code-unknown = { reason-code-unknown }
reason-as-above = علامة تكرار: أخذنا القيمة التي فوقها
trouble-as-above = { reason-as-above }
advice-as-above = انظر في القائمة إلى السطر الذي فوقه، ثم اكتب القيمة هنا.
remark-names_with_them = عمود يسمّي أشخاصاً آخرين مع صاحب السطر، فينتظر كل سطر سُمّي فيه أحد: { $detail }
reason-bundle-new = جديد هنا
reason-bundle-more = يضيف إلى ما هو هنا
reason-bundle-corrects = يصحّح ما جاء من قبل
reason-bundle-takes-back = سُحب حيث قيل
reason-bundle-known = موجود هنا من قبل
reason-bundle-gone-here = قيل هنا ولم يعد هنا
reason-bundle-forgotten = مُحي ما قيل عنه هنا بطلب مشروع: لم يؤخذ
reason-bundle-organisation-withdrawn = كلام جهة مسحوبة هنا، أو بلا جهة
reason-bundle-unread = كتبه برنامج أحدث لا يستطيع هذا البرنامج قراءته
reason-bundle-not-theirs = يقول المرسِل إن من قاله سحبه: اطلب منه هو حزمة أحدث
reason-bundle-beside = يضيف، وهو هناك يصحّح ما بقي هنا كما كان: اطلب ممن قاله حزمة أحدث
reason-bundle-beside-known = موجود هنا من قبل، وما يصحّحه هناك باقٍ هنا: اطلب ممن قاله حزمة أحدث
reason-point-unknown = لم نفهم نقطة على الخريطة، فحُفظ كما كُتب: اكتب درجتين مثل 32.6200، 36.1000
trouble-point-unknown = { reason-point-unknown }
reason-subject-unknown = لا نعرف شيئاً بهذا الاسم أو الرقم، أو له أكثر من واحد؛ حُفظ كما كُتب
trouble-subject-unknown = { reason-subject-unknown }
trouble-owner-odd = هذا حاجز، ولا يتبع الحواجز شيء في العادة: أتقصد الجهة التي تديره؟

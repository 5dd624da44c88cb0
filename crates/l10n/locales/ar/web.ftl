# What the pages say of a file.
web-mother = { $sex ->
    [female] أمها { $name }
   *[other] أمه { $name }
}
web-born = مواليد { $when }
web-from = من { $place }
web-taken-from = { $sex ->
    [female] أُخذت من { $place }
   *[other] أُخذ من { $place }
}
web-apart = في المصادر إفادات لا تصح معاً.
web-source-retitled = صُحّح العنوان، وحُفظ الاسم مختوماً.
web-source-hidden = مصدر محجوب
web-source-of = مصدر من { $organisation }
web-paper = وثيقة
web-source-talk = حديث مباشر
web-source-another = { $title } ({ $number })
web-source-nobody = لا نعرف ممن
web-back-to-form = إلى النموذج
web-one-source = مصدر واحد
web-once-of = قاله مصدر واحد: { $what }
web-step-taken = { $sex ->
    [female] أُخذت
   *[other] أُخذ
}
web-recorded = أُدخل { $when }
web-sheet = ورقة { $sheet }
web-row = سطر { $row }
web-record = القيد { $row }
web-person-in-row = في السطر نفسه، الشخص { $n }
web-grade = درجة { $grade }
web-printed = طُبع { $when }، باسم { $who }
web-file-withdrawn = سُحبت كل المصادر التي قام عليها هذا الملف.
web-reading-logged = قرأت هذه القيمة { $when }، وكُتبت القراءة في سجل الأفعال.
web-episode = الأخذ رقم { $n }
web-another-taking = { $sex ->
    [female] أُخذت مرة أخرى
   *[other] أُخذ مرة أخرى
}
web-judged-by = حُكم بأنهما واحد باسم { $who }، { $when }
web-machine-by = البرنامج، فوق الحد الموضوع باسم { $who }
web-history-said = { $n ->
    [zero] لم تُضف إفادة من «{ $source }»
    [one] أُضيفت إفادة من «{ $source }»
    [two] أُضيفت إفادتان من «{ $source }»
    [few] أُضيفت { $n } إفادات من «{ $source }»
    [many] أُضيفت { $n } إفادة من «{ $source }»
   *[other] أُضيفت { $n } إفادة من «{ $source }»
}
web-history-corrected = صُحّحت إفادة، من «{ $source }»
web-history-withdrawn = سُحبت إفادة
web-history-document = حُفظت وثيقة
web-history-same = حُكم بأن { $a } و{ $b } شخص واحد
web-history-different = حُكم بأن { $a } و{ $b } شخصان
web-history-unsure = لم يُقطع في { $a } و{ $b }
web-hidden = محجوب

# A source and a paper.
web-organisation = المنظمة
web-kind = النوع
web-recorded-by = من أدخله
web-known-on = متى عرفناه
web-said-on = متى قيل
web-media = نوع الملف
media-pdf = PDF
media-text = نص
media-picture = صورة
media-sound = تسجيل صوتي
media-film = مقطع مصوّر
media-document = مستند
media-sheet = جدول
media-other = ملف من نوع آخر
web-size = الحجم
web-source-withdrawn = سُحب هذا المصدر: ما قاله يُقرأ ولا يُحسب.

# Forms.
web-choose = اختر
web-new-source = مصدر جديد
web-other-source = مصدر آخر
web-not-said = لم يُذكر
web-tier-usual = المعتاد لهذا الحقل
web-said = { $words }
web-claim-added = أُضيفت الإفادة.
web-claims-added = { $n ->
    [zero] لم تُضف إفادة.
    [one] أُضيفت إفادة.
    [two] أُضيفت إفادتان.
    [few] أُضيفت { $n } إفادات.
    [many] أُضيفت { $n } إفادة.
   *[other] أُضيفت { $n } إفادة.
}
web-claim-corrected = صُحّحت الإفادة، والأولى باقية في التاريخ.
web-claim-withdrawn = سُحبت الإفادة، وهي باقية في التاريخ.
web-claim-restored = عادت الإفادة كما كانت.
web-step-told-relative = قيل لـ{ $name }
web-step-told-by = والقائل { $name }
web-paper-out = أُخرجت الوثيقة من الملف.
web-paper-back = عادت الوثيقة إلى الملف.
web-history-paper-out = وثيقة أُخرجت
web-history-restored = إفادة أُعيدت
web-history-paper-back = وثيقة أُعيدت
web-forget-asked = سُجّل الطلب. لا يُتلف شيء حتى يؤكده شخص ثانٍ.
web-forgotten = مُحي ما قيل عن هذا الشخص، ولا يمكن استرجاعه.
web-list-destroyed = أُتلفت القائمة، ويبقى ما أُخذ منها في الملفات.
web-row-asked = قد يكون السطر عن شخص طُلب محو ما قيل عنه: سُئل شخص ثانٍ، والسطر ينتظر جوابه.
web-reviewed = عُلّم الملف مراجَعاً.
web-review-undone = سُحبت المراجعة.
web-changed-since-review = وتغيّر الملف بعدها
web-event-added = أُضيفت الخطوة.
web-told = حُفظ أن الأهل أُبلغوا.
web-document-added = حُفظت الوثيقة.
web-document-there = هذه الوثيقة نفسها محفوظة في الملف من قبل، فلم تُحفظ مرة ثانية.
web-file-opened = فُتح الملف.
web-list-saved = حُفظت القائمة.
web-list-restored = عادت القائمة «{ $name }».
web-files-read = { $n ->
    [zero] لم يُعلَّم ملف مراجَعاً.
    [one] عُلِّم ملف واحد مراجَعاً.
    [two] عُلِّم ملفان مراجَعين.
    [few] عُلِّمت { $n } ملفات مراجَعة.
    [many] عُلِّم { $n } ملفاً مراجَعاً.
   *[other] عُلِّم { $n } ملف مراجَعاً.
}
web-files-unread = { $n ->
    [zero] لم تُسحب مراجعة.
    [one] سُحبت مراجعة ملف واحد.
    [two] سُحبت مراجعة ملفين.
    [few] سُحبت مراجعة { $n } ملفات.
    [many] سُحبت مراجعة { $n } ملفاً.
   *[other] سُحبت مراجعة { $n } ملف.
}
web-list-deleted = حُذفت القائمة المحفوظة. الملفات باقية.
# Lists.
web-reading = نقرأ { $what }
web-taking-in = نُدخل قائمة { $what }
web-copying = نصنع نسخة ونجرّبها
web-at-acts = الأفعال { $first } إلى { $last }
web-verifying = نتحقق من السجل كله
web-new-organisation = منظمة جديدة
web-guess-columns = خمّن الأعمدة
web-find-out = اعرفه من الملف
web-read-as = قُرئ بترميز { $encoding }
web-read-before = { $n ->
    [zero] لم يُقرأ من هذه القائمة سطر من قبل.
    [one] سطر من هذه القائمة قُرئ من قبل.
    [two] سطران من هذه القائمة قُرئا من قبل.
    [few] { $n } أسطر من هذه القائمة قُرئت من قبل.
    [many] { $n } سطراً من هذه القائمة قُرئ من قبل.
   *[other] { $n } سطر من هذه القائمة قُرئ من قبل.
}
web-group-person = من هو
web-group-taking = ما جرى
web-group-other = غير ذلك
web-nothing-new = لا جديد في هذه القائمة، فلم يُكتب شيء.
web-taken-in = { $n ->
    [zero] لم يُفتح ملف جديد.
    [one] فُتح ملف جديد واحد.
    [two] فُتح ملفان جديدان.
    [few] فُتحت { $n } ملفات جديدة.
    [many] فُتح { $n } ملفاً جديداً.
   *[other] فُتح { $n } ملف جديد.
}
web-taken-in-changed = { web-taken-in } { $changed ->
    [zero] { "" }
    [one] وأُضيف إلى ملف موجود.
    [two] وأُضيف إلى ملفين موجودين.
    [few] وأُضيف إلى { $changed } ملفات موجودة.
    [many] وأُضيف إلى { $changed } ملفاً موجوداً.
   *[other] وأُضيف إلى { $changed } ملف موجود.
}
web-plan-another = تغيّرت الخطة بعد أن فتحت تلك الصفحة. هذه هي الآن: اقرأها ثم اقبل.
web-plan-read-first = غيّرت ما يُقرأ ولم تكن الخطة قد حُسبت به، فقرأناها من جديد ولم نقبل شيئاً. انظر إليها ثم اقبل.
web-plan-overtaken = تغيّر السجل وأنت تقرأ، فصار لبعض الأسطر مصير آخر. لم نقبل شيئاً: هذه الخطة كما هي الآن.
web-mapping-saved = حُفظ قالب الأعمدة للشهر القادم.
web-mapping-deleted = حُذف قالب الأعمدة.
web-plan-cancelled = تُركت الخطة، ولم يُكتب شيء.
web-accepted-by = القبول: { $who }، { $when }
web-withdrawn-why = سُحب. السبب: { $why }
web-withdraw-would = { $n ->
    [zero] لا ملف يقوم على هذه القائمة.
    [one] يمس السحب ملفاً واحداً.
    [two] يمس السحب ملفين.
    [few] يمس السحب { $n } ملفات.
    [many] يمس السحب { $n } ملفاً.
   *[other] يمس السحب { $n } ملف.
}
web-import-withdrawn = سُحبت القائمة كلها، وغاب ما قام عليها وحدها.
web-import-restored = عاد الإدخال كما كان.
web-row-cleared = { $n ->
    [zero] بُتَّ في السطر.
    [one] فُتح ملف: { $names }.
    [two] فُتح ملفان: { $names }.
    [few] فُتحت { $n } ملفات: { $names }.
    [many] فُتح { $n } ملفاً: { $names }.
   *[other] فُتح { $n } ملف: { $names }.
}
web-row-left-out = لم يُدخل السطر، وسببه محفوظ.
web-row-added = أُضيف السطر إلى الملف الموجود: { $names }.
web-row-reopened = سُحب القرار، وعاد السطر ينتظر.

# Matching.
web-order-sure = الأوضح والأنفع أولاً
web-order-hard = الأصعب أولاً
web-order-second = ما يطلب رأياً ثانياً
web-order-oldest = الأقدم أولاً
web-order-largest = الأكبر أولاً
web-order-weakest = الأضعف أولاً
web-you-judged = حكمت: { $a } و{ $b }: { $verdict }
web-probability = يرى الحساب أنهما واحد باحتمال { $percent }
web-by-grounds = كما عُرض: { $grounds }
web-weakest = { $a } و{ $b }، { $percent }
web-compared = قارنّا { $a } و{ $b }، وهما أول كل جانب.
web-second-opinion = تردد زميل في هذا الزوج، أو جمعه والأرقام غير حاسمة. نسألك رأياً ثانياً.
web-beware-apart = قال زميل إن هذين شخصان، وحكمه قائم.
web-beware-risky = احذر: الأرقام غير حاسمة، أو شيء منها يعارض. قد يكونان أخوين، أو يشتركان في الاسم.
web-judged-together = { $n ->
    [zero] حُكم بأنها لشخص واحد.
    [one] حُكم بأنها لشخص واحد.
    [two] حُكم بأن الملفين لشخص واحد.
    [few] صارت { $n } ملفات ملفاً واحداً.
    [many] صار { $n } ملفاً ملفاً واحداً.
   *[other] صار { $n } ملف ملفاً واحداً.
}
web-below = { $n ->
    [zero] تحت حد الاقتراح، وهو { $percent }، لا سؤال آخر احتماله عُشر فأكثر.
    [one] تحت حد الاقتراح، وهو { $percent }، سؤال واحد آخر لم يُسأل، احتماله عُشر فأكثر. والمتوقع أن يكون نحو { $same } لشخص واحد.
    [two] تحت حد الاقتراح، وهو { $percent }، سؤالان آخران لم يُسألا، احتمال كل منهما عُشر فأكثر. والمتوقع أن يكون نحو { $same } لشخص واحد.
    [few] تحت حد الاقتراح، وهو { $percent }، { $n } أسئلة أخرى لم تُسأل، احتمال كل منها عُشر فأكثر. والمتوقع أن يكون نحو { $same } منها لشخص واحد.
    [many] تحت حد الاقتراح، وهو { $percent }، { $n } سؤالاً آخر لم يُسأل، احتمال كل منها عُشر فأكثر. والمتوقع أن يكون نحو { $same } منها لشخص واحد.
   *[other] تحت حد الاقتراح، وهو { $percent }، { $n } سؤال آخر لم يُسأل، احتمال كل منها عُشر فأكثر. والمتوقع أن يكون نحو { $same } منها لشخص واحد.
}
web-beside = واحد مع { $with } باحتمال { $percent }
web-judged-same = حُكم بأنهما شخص واحد.
web-judged-doubtful = حُكم بأنهما شخص واحد. ولأن الأرقام غير حاسمة سيُسأل زميل آخر أيضاً.
web-judged-different = حُكم بأنهما شخصان، ويبقيان كذلك.
web-judged-unsure = كُتب التردد، وسيُسأل زميل آخر.
web-judgement-withdrawn = سُحب الحكم.
web-undone = تراجعت عنه
web-all = الكل
web-automatic = حكم البرنامج
web-judgements-open = لم يُقطع فيه بعد
web-judgements-gone = ما قام على قوائم سُحبت
web-cluster-split = انفصلت السجلات. وما لم يكن يجمعه سواها يعود إلى المطابقة.
web-few-judgements = الأحكام قليلة بعد؛ خذ هذه الأرقام على حذر.
web-thresholds-set = { $n ->
    [zero] حُفظ الحد.
    [one] حُفظ الحد، وحكم البرنامج في زوج واحد.
    [two] حُفظ الحد، وحكم البرنامج في زوجين.
    [few] حُفظ الحد، وحكم البرنامج في { $n } أزواج.
    [many] حُفظ الحد، وحكم البرنامج في { $n } زوجاً.
   *[other] حُفظ الحد، وحكم البرنامج في { $n } زوج.
}
web-automatic-withdrawn = { $n ->
    [zero] لا أحكام للبرنامج.
    [one] سُحب حكم واحد للبرنامج.
    [two] سُحب حكمان للبرنامج.
    [few] سُحبت { $n } أحكام للبرنامج.
    [many] سُحب { $n } حكماً للبرنامج.
   *[other] سُحب { $n } حكم للبرنامج.
}

# People and doors.
web-member-changed = تغيّر الحساب.
web-member-locked = أُقفل الحساب، وانتهت جلساته.
web-member-unlocked = فُتح الحساب.
web-password-changed = تغيّرت كلمة السر، وانتهت جلساتك الأخرى.
web-totp-on = المفتاح الثاني يعمل.
web-totp-off = لم يعد لك مفتاح ثانٍ.
web-token-ended = انتهى الرمز.
web-session-ended = انتهت الجلسة.
web-sessions-ended = انتهت جلساتك الأخرى كلها.
web-undo = تراجع
web-sign-in = ادخل

# The office.
web-acts-and-papers = { $acts ->
    [zero] لا أفعال
    [one] فعل واحد
    [two] فعلان
    [few] { $acts } أفعال
    [many] { $acts } فعلاً
   *[other] { $acts } فعل
}، { $papers ->
    [zero] لا وثائق
    [one] وثيقة واحدة
    [two] وثيقتان
    [few] { $papers } وثائق
    [many] { $papers } وثيقة
   *[other] { $papers } وثيقة
}
web-check-acts = الأفعال التي قُرئت
web-check-papers = الوثائق التي قوبلت
web-check-root = بصمة سجل الأفعال
web-at-act = عند الفعل { $n }
web-organisation-withdrawn = غاب كلامها وما قام عليه وحده، حتى تعود.
web-organisation-gone = سُحبت المنظمة: غاب كلامها وما قام عليه وحده.
web-organisation-back = عادت المنظمة كما كانت.
data-places = الأماكن
data-places-status = من مصادر منشورة، وتُصحَّح بالإفادات
data-parties = الجهات والوحدات
data-parties-status = من مصادر منشورة، وتُصحَّح بالإفادات
data-facilities = أماكن الاحتجاز
data-facilities-status = من مصادر منشورة، وتُصحَّح بالإفادات
data-properties = حقول الملف
data-properties-status = جزء من البرنامج

# The log, act by act. Who did it stands beside it.
web-log-operator = مشغّل الحاسوب
web-log-organisation-added = إضافة المنظمة «{ $name }»
web-log-organisation-withdrawn = سحب المنظمة «{ $name }»
web-log-organisation-restored = إعادة المنظمة «{ $name }»
web-log-source = مصدر جديد: { $kind }
web-log-said = إفادات في: { $fields }
web-log-claim-withdrawn = سحب إفادة
web-log-claim-restored = أعاد إفادة مسحوبة
web-log-paper-out = أخرج وثيقة من ملف
web-log-paper-back = أعاد وثيقة إلى ملفها
web-log-import = إدخال قائمة من «{ $organisation }»: { $rows }، قُبل { $accepted }، تكرر { $repeated }، ينتظر { $waiting }، رُفض { $rejected }
web-log-import-of = { $kind }: { $told }
web-log-row-waits = السطر { $row } ينتظر: { $reason }
web-log-row-one = سطر منتظر: أُدخل شخصاً واحداً
web-log-row-split = سطر منتظر: فُصل إلى أشخاص
web-log-row-corrected = سطر منتظر: أُدخل بعد تصحيح
web-log-row-left-out = سطر منتظر: لم يُدخل
web-log-row-this = سطر منتظر: أُضيف إلى ملف موجود
web-log-row-one-thing = سطر منتظر: أُدخل واحداً جديداً
web-log-row-split-thing = سطر منتظر: فُصل إلى عدة
web-log-import-withdrawn = سحب قائمة كاملة من «{ $organisation }»
web-log-import-restored = إعادة قائمة مسحوبة من «{ $organisation }»
web-log-reviewed = مراجعة ملف
web-log-number-searched = { $n ->
    [zero] بحث عن رقم كامل، وليس مختوماً في أي ملف
    [one] بحث عن رقم كامل، وهو مختوم في ملف واحد
    [two] بحث عن رقم كامل، وهو مختوم في ملفين
    [few] بحث عن رقم كامل، وهو مختوم في { $n } ملفات
    [many] بحث عن رقم كامل، وهو مختوم في { $n } ملفاً
   *[other] بحث عن رقم كامل، وهو مختوم في { $n } ملف
}
web-log-review-withdrawn = سحب مراجعة ملف
web-log-row-reopened = إعادة سطر إلى الانتظار بعد أن بُتَّ فيه
web-log-row-sealed-read = اطلاع على قيمة مختومة في سطر ينتظر: { $field }
web-log-judged-same = حكم في ملفين: شخص واحد
web-log-judged-different = حكم في ملفين: شخصان
web-log-judged-unsure = حكم في ملفين: لا يُعرف
web-log-judged-automatic = { $verdict }، بحكم البرنامج
web-log-judgement-withdrawn = سحب الحكم في ملفين
web-log-threshold = ضبط حد الاقتراح عند { $propose }
web-log-threshold-automatic = ضبط حد الاقتراح عند { $propose }، وحد حكم البرنامج عند { $automatic }
web-log-document = حفظ وثيقة، { $size }، درجتها: { $tier }
web-log-member-added = فتح حساب: { $name }، الدور: { $roles }
web-log-member-roles = تغيير دور { $name } إلى: { $roles }
web-log-member-name = تغيير اسم { $name }
web-log-member-locked = إقفال حساب { $name }
web-log-member-unlocked = فتح حساب { $name } بعد إقفال
web-log-member-password = كلمة سر جديدة لحساب { $name }
web-log-member-password-strength = تقوية ختم كلمة السر لحساب { $name }
web-log-member-totp-on = مفتاح ثانٍ لحساب { $name }
web-log-member-totp-off = رفع المفتاح الثاني عن حساب { $name }
web-log-member-token-made = رمز برنامج جديد لحساب { $name }
web-log-member-token-ended = إنهاء رمز برنامج لحساب { $name }
web-log-signed-in = دخول
web-log-signed-out = خروج
web-log-signed-refused = محاولة دخول لم تُقبل
web-log-signed-locked-out = محاولات دخول كثيرة، فأُقفل الدخول
web-log-sealed-read = قراءة قيمة مختومة: { $field }
web-log-left-list = تنزيل قائمة بصيغة { $format }، { $files }
web-log-left-document = تنزيل وثيقة
web-log-left-print = طباعة ملف فيه خبر محجوب
web-log-left-backup = صنع نسخة احتياطية مشفّرة، { $files }

# Columns of the list.

# Tags, tasks and grades of sources.
web-tagged = { $n ->
    [zero] كان الوسم «{ $tag }» على كل ما اخترته.
    [one] وُضع الوسم «{ $tag }» على ملف واحد.
    [two] وُضع الوسم «{ $tag }» على ملفين.
    [few] وُضع الوسم «{ $tag }» على { $n } ملفات.
    [many] وُضع الوسم «{ $tag }» على { $n } ملفاً.
   *[other] وُضع الوسم «{ $tag }» على { $n } ملف.
}
web-untagged = أُزيل الوسم «{ $tag }».
web-tag-undone = { $n ->
    [zero] لم يتغير وسم أي ملف.
    [one] عاد ملف واحد كما كان.
    [two] عاد ملفان كما كانا.
    [few] عادت { $n } ملفات كما كانت.
    [many] عاد { $n } ملفاً كما كان.
   *[other] عاد { $n } ملف كما كان.
}
web-tasks-set = { $n ->
    [zero] لم تُضَف أي مهمة.
    [one] أُضيفت مهمة واحدة.
    [two] أُضيفت مهمتان.
    [few] أُضيفت { $n } مهام.
    [many] أُضيفت { $n } مهمة.
   *[other] أُضيفت { $n } مهمة.
}
web-tasks-undone = { $n ->
    [zero] لم تُسحب أي مهمة.
    [one] سُحبت مهمة واحدة.
    [two] سُحبت مهمتان.
    [few] سُحبت { $n } مهام.
    [many] سُحبت { $n } مهمة.
   *[other] سُحبت { $n } مهمة.
}
web-task-done = أُنجزت المهمة.
web-task-reopened = أُعيد فتح المهمة.
web-graded = { $n ->
    [zero] لم تتغير درجة أي مصدر.
    [one] صارت درجة مصدر واحد { $grade }.
    [two] صارت درجة مصدرين { $grade }.
    [few] صارت درجة { $n } مصادر { $grade }.
    [many] صارت درجة { $n } مصدراً { $grade }.
   *[other] صارت درجة { $n } مصدر { $grade }.
}
web-graded-back = { $n ->
    [zero] لم تتغير درجة أي مصدر.
    [one] عادت درجة مصدر واحد كما كانت.
    [two] عادت درجة مصدرين كما كانت.
    [few] عادت درجة { $n } مصادر كما كانت.
    [many] عادت درجة { $n } مصدراً كما كانت.
   *[other] عادت درجة { $n } مصدر كما كانت.
}
web-log-source-graded = إعطاء مصدر الدرجة { $grade }
web-log-task-done = إنجاز مهمة
web-log-task-taken-back = سحب مهمة
web-subject-opened = حُفظ، وله ملف.
web-reference-data = بيانات مرجعية تأتي مع البرنامج
web-said-and-read = { $said } ({ $read })
web-step-in-custody = خبر عنه في الاحتجاز
filter-unknown = قيمة لا نعرفها
data-own = جمعناها نحن، ومع كل سطر مرجعه
web-log-left-backup-taken = نقل نسخة احتياطية مشفّرة إلى مكان آخر، { $files }
web-log-left-backup-words = صنع نسخة احتياطية مشفّرة بعبارة خاصة بها، { $files }
web-log-left-backup-recipients = صنع نسخة احتياطية مشفّرة لأصحاب مفاتيح أخرى، { $files }
web-log-second-forget = المحو: { $standing }
web-log-second-list = إتلاف قائمة: { $standing }
web-log-second-row = سطر قد يكون لمن طُلب محو ما قيل عنه: { $standing }
web-log-second-team = فريق ملف لم يبقَ فيه من يغيّره: { $standing }
web-log-list-destroyed = قائمة أُتلفت كما وصلت بطلب مشروع: { $document }
web-log-forgotten = محو بطلب مشروع: أُتلف ما يلي: { $acts ->
    [zero] لا فعل
    [one] فعل واحد
    [two] فعلان
    [few] { $acts } أفعال
    [many] { $acts } فعلاً
   *[other] { $acts } فعل
} و{ $documents ->
    [zero] لا وثيقة
    [one] وثيقة واحدة
    [two] وثيقتان
    [few] { $documents } وثائق
    [many] { $documents } وثيقة
   *[other] { $documents } وثيقة
}
web-log-destroyed = { $what } (أُتلف بعد ذلك بطلب مشروع)
web-log-left-bundle-team = صنع حزمة لزملاء في سجل آخر، { $files }
web-log-left-bundle-partner = صنع حزمة لشريك، { $files }
web-bundle-taken = { $n ->
    [zero] لم يؤخذ شيء.
    [one] أُخذ بند واحد.
    [two] أُخذ بندان.
    [few] أُخذت { $n } بنود.
    [many] أُخذ { $n } بنداً.
   *[other] أُخذ { $n } بند.
}

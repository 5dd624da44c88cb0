# What the pages say of a file.
web-mother = أمه { $name }
web-born = مواليد { $when }
web-from = من { $place }
web-apart = قيل هذا وقيل ذاك، ولا يصح كلاهما.
web-source-hidden = مصدر محجوب
web-source-of = مصدر من { $organisation }
web-paper = وثيقة
web-leaves = هذا ما يجوز أن يخرج من السجل. قد يكون فيه غيره، وقد لا يكون.
web-source-talk = حديث مع العائلة
web-one-source = مصدر واحد
web-step-taken = أُخذ
web-recorded = أُدخل { $when }
web-sheet = ورقة { $sheet }
web-row = سطر { $row }
web-grade = درجة { $grade }
web-printed = طُبع { $when }، طبعه { $who }
web-file-withdrawn = سُحبت كل المصادر التي قام عليها هذا الملف.
web-reading-logged = قُرئت هذه القيمة { $when }، وكُتبت القراءة في السجل.
web-episode = الأخذ رقم { $n }
web-another-taking = أُخذ مرة أخرى
web-judged-by = حكم { $who } بأنهما واحد، { $when }
web-machine-by = الآلة، فوق الحد الذي وضعه { $who }
web-history-said = { $n ->
    [one] أُضيفت إفادة من «{ $source }»
    [two] أُضيفت إفادتان من «{ $source }»
    [few] أُضيفت { $n } إفادات من «{ $source }»
    [many] أُضيفت { $n } إفادة من «{ $source }»
   *[other] أُضيفت { $n } إفادة من «{ $source }»
}
web-history-withdrawn = سُحبت إفادة
web-history-document = حُفظت وثيقة
web-history-same = حُكم بأن { $a } و{ $b } شخص واحد
web-history-different = حُكم بأن { $a } و{ $b } شخصان
web-history-unsure = لم يُقطع في { $a } و{ $b }
web-hidden = محجوب

# A source and a paper.
web-organisation = المنظمة
web-kind = النوع
web-recorded-by = أدخله
web-known-on = عرفناه في
web-said-on = قيل في
web-media = نوع الملف
web-size = الحجم
web-source-withdrawn = سُحب هذا المصدر؛ كلامه مقروء ولا يُحسب.

# Forms.
web-choose = اختر
web-new-source = مصدر جديد
web-tier-usual = كالمعتاد لهذا الحقل
web-said = { $words }
web-claim-added = أُضيفت الإفادة.
web-claim-corrected = صُحّحت الإفادة، والأولى باقية في التاريخ.
web-claim-withdrawn = سُحبت الإفادة، وهي باقية في التاريخ.
web-event-added = أُضيفت الخطوة.
web-document-added = حُفظت الوثيقة.
web-document-there = هذه الوثيقة نفسها محفوظة في الملف من قبل، فلم تُحفظ مرة ثانية.
web-file-opened = فُتح الملف.
web-list-saved = حُفظت القائمة.
web-list-deleted = حُذفت القائمة المحفوظة. الملفات باقية.
# Lists.
web-reading = نقرأ { $what }
web-taking-in = نُدخل قائمة { $what }
web-verifying = نتحقق من السجل كله
web-new-organisation = منظمة جديدة
web-guess-columns = خمّن الأعمدة
web-find-out = اعرفه من الملف
web-read-as = قُرئ بترميز { $encoding }
web-read-before = { $n ->
    [one] سطر من هذه القائمة قُرئ من قبل.
    [two] سطران من هذه القائمة قُرئا من قبل.
    [few] { $n } أسطر من هذه القائمة قُرئت من قبل.
    [many] { $n } سطراً من هذه القائمة قُرئت من قبل.
   *[other] { $n } سطر من هذه القائمة قُرئت من قبل.
}
web-group-person = من هو
web-group-taking = ما جرى
web-group-other = غير ذلك
web-nothing-new = لا جديد في هذه القائمة، فلم يُكتب شيء.
web-taken-in = { $n ->
    [zero] لم يدخل شيء.
    [one] دخل سطر واحد.
    [two] دخل سطران.
    [few] دخلت { $n } أسطر.
    [many] دخل { $n } سطراً.
   *[other] دخل { $n } سطر.
}
web-mapping-saved = حُفظت المطابقة للشهر القادم.
web-mapping-deleted = حُذفت المطابقة.
web-plan-cancelled = تُركت الخطة، ولم يُكتب شيء.
web-accepted-by = قبلها { $who }، { $when }
web-withdrawn-why = سُحب: { $why }
web-withdraw-would = { $n ->
    [zero] لا ملف يقوم على هذه القائمة.
    [one] يمس السحب ملفاً واحداً.
    [two] يمس السحب ملفين.
    [few] يمس السحب { $n } ملفات.
    [many] يمس السحب { $n } ملفاً.
   *[other] يمس السحب { $n } ملف.
}
web-import-withdrawn = سُحبت القائمة كلها، وما قام عليها وحدها غاب عن العين.
web-row-cleared = حُسم السطر.

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
web-compared = الدلالة من مقارنة { $a } و{ $b }، وهما أول كل جانب.
web-second-opinion = تردد زميل في هذا الزوج، أو جمعه والأرقام غير حاسمة: رأيك هو الثاني.
web-beware-apart = بين هذين حكم قائم بأنهما شخصان.
web-beware-risky = احذر: الأرقام غير حاسمة، أو شيء منها يعارض. قد يكونان أخوين، أو يشتركان في الاسم.
web-judged-together = { $n ->
    [zero] حُكم بأنها شخص واحد.
    [one] حُكم بأنها شخص واحد.
    [two] حُكم بأن الملفين شخص واحد.
    [few] { $n } ملفات صارت شخصاً واحداً.
    [many] { $n } ملفاً صارت شخصاً واحداً.
   *[other] { $n } ملف صارت شخصاً واحداً.
}
web-below = { $n ->
    [one] تحت حد الاقتراح، وهو { $percent }، سؤال واحد آخر لم يُسأل، احتماله عُشر فأكثر. والمتوقع أن يكون نحو { $same } لشخص واحد.
    [two] تحت حد الاقتراح، وهو { $percent }، سؤالان آخران لم يُسألا، احتمال كل منهما عُشر فأكثر. والمتوقع أن يكون نحو { $same } لشخص واحد.
    [few] تحت حد الاقتراح، وهو { $percent }، { $n } أسئلة أخرى لم تُسأل، احتمال كل منها عُشر فأكثر. والمتوقع أن يكون نحو { $same } منها لشخص واحد.
    [many] تحت حد الاقتراح، وهو { $percent }، { $n } سؤالاً آخر لم تُسأل، احتمال كل منها عُشر فأكثر. والمتوقع أن يكون نحو { $same } منها لشخص واحد.
   *[other] تحت حد الاقتراح، وهو { $percent }، { $n } سؤال آخر لم تُسأل، احتمال كل منها عُشر فأكثر. والمتوقع أن يكون نحو { $same } منها لشخص واحد.
}
web-beside = واحد مع { $with } باحتمال { $percent }
web-judged-same = حُكم بأنهما شخص واحد.
web-judged-doubtful = حُكم بأنهما شخص واحد. ولأن الأرقام غير حاسمة سيُسأل زميل آخر أيضاً.
web-judged-different = حُكم بأنهما شخصان، ويبقيان كذلك.
web-judged-unsure = كُتب التردد، وسيُسأل زميل آخر.
web-judgement-withdrawn = سُحب الحكم.
web-undone = تراجع
web-all = الكل
web-automatic = حكم الآلة
web-judgements-open = بقي دون حكم
web-judgements-gone = ما قام على قوائم سُحبت
web-cluster-split = انفصلت. وما لم يكن يجمعه سواها يعود إلى المطابقة.
web-few-judgements = الأحكام قليلة بعد؛ خذ هذه الأرقام على حذر.
web-thresholds-set = { $n ->
    [zero] حُفظ الحد.
    [one] حُفظ الحد، وحكمت الآلة في زوج واحد.
    [two] حُفظ الحد، وحكمت الآلة في زوجين.
    [few] حُفظ الحد، وحكمت الآلة في { $n } أزواج.
    [many] حُفظ الحد، وحكمت الآلة في { $n } زوجاً.
   *[other] حُفظ الحد، وحكمت الآلة في { $n } زوج.
}
web-automatic-withdrawn = { $n ->
    [zero] لا حكم للآلة.
    [one] سُحب حكم واحد للآلة.
    [two] سُحب حكمان للآلة.
    [few] سُحبت { $n } أحكام للآلة.
    [many] سُحب { $n } حكماً للآلة.
   *[other] سُحب { $n } حكم للآلة.
}

# People and doors.
web-member-changed = تغيّر الحساب.
web-member-locked = أُقفل الحساب، وانتهت جلساته.
web-member-unlocked = فُتح الحساب.
web-password-changed = تغيّرت كلمة السر، وانتهت جلساتك الأخرى.
web-totp-on = المفتاح الثاني يعمل.
web-totp-off = لا مفتاح ثانياً بعد الآن.
web-token-ended = انتهى الرمز.
web-session-ended = انتهت الجلسة.
web-sessions-ended = انتهت جلساتك الأخرى كلها.
web-undo = تراجع
web-sign-in = ادخل

# The office.
web-acts-and-papers = { $acts } عملاً، { $papers } وثيقة
web-check-acts = الأعمال التي قُرئت
web-check-papers = الوثائق التي قوبلت
web-check-root = جذر السجل
web-at-act = عند العمل { $n }
web-organisation-withdrawn = غاب كلامها وما قام عليه وحده حتى تعود.
web-organisation-gone = سُحبت المنظمة: كلامها وما قام عليه وحده غاب عن العين.
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
web-log-operator = مشغّل الجهاز
web-log-organisation-added = إضافة المنظمة «{ $name }»
web-log-organisation-withdrawn = سحب المنظمة «{ $name }»
web-log-organisation-restored = إعادة المنظمة «{ $name }»
web-log-source = مصدر جديد: { $kind }
web-log-said = إفادات في: { $fields }
web-log-claim-withdrawn = سحب إفادة
web-log-import = إدخال قائمة من «{ $organisation }»: { $rows }، قُبل { $accepted }، تكرر { $repeated }، ينتظر { $waiting }، رُفض { $rejected }
web-log-row-waits = السطر { $row } ينتظر: { $reason }
web-log-row-one = سطر منتظر: أُدخل شخصاً واحداً
web-log-row-split = سطر منتظر: فُصل إلى أشخاص
web-log-row-corrected = سطر منتظر: أُدخل بعد تصحيح
web-log-row-left-out = سطر منتظر: تُرك خارجاً
web-log-import-withdrawn = سحب قائمة كاملة ({ $import })
web-log-judged-same = حكم في ملفين: شخص واحد
web-log-judged-different = حكم في ملفين: شخصان
web-log-judged-unsure = تردد في ملفين
web-log-judged-automatic = { $verdict }، بحكم الآلة
web-log-judgement-withdrawn = سحب الحكم في ملفين
web-log-threshold = ضبط حد الاقتراح عند { $propose }
web-log-threshold-automatic = ضبط حد الاقتراح عند { $propose }، والجمع الآلي عند { $automatic }
web-log-document = حفظ وثيقة، { $size }، درجتها: { $tier }
web-log-member-added = فتح حساب: { $name }، الدور: { $roles }
web-log-member-roles = تغيير دور { $name } إلى: { $roles }
web-log-member-name = تغيير اسم { $name }
web-log-member-locked = إقفال حساب { $name }
web-log-member-unlocked = فتح حساب { $name } بعد إقفال
web-log-member-password = كلمة سر جديدة لحساب { $name }
web-log-member-password-strength = ختم كلمة السر لحساب { $name } من جديد، ختماً أقوى
web-log-member-totp-on = مفتاح ثانٍ لحساب { $name }
web-log-member-totp-off = رفع المفتاح الثاني عن حساب { $name }
web-log-member-token-made = رمز جديد لحساب { $name }
web-log-member-token-ended = إنهاء رمز لحساب { $name }
web-log-signed-in = دخول
web-log-signed-out = خروج
web-log-signed-refused = محاولة دخول رُدّت
web-log-signed-locked-out = محاولات دخول كثيرة أغلقت الباب
web-log-sealed-read = قراءة قيمة مختومة: { $field }
web-log-left-list = إخراج قائمة بصيغة { $format }، { $files }
web-log-left-document = إخراج وثيقة
web-log-left-backup = نسخة احتياطية مختومة، { $files }

# Columns of the list.

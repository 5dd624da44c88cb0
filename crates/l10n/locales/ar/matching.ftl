# The desk.
desk-title = أهما شخص واحد؟
desk-at = { $at } من { $of }
desk-lead = لا شيء يُدمج إلا بحكم إنسان، وكل حكم يُسحب.
desk-empty = لا أزواج تنتظر حكمك. بعد كل إدخال وكل ملف جديد يقترح البرنامج ما تشابه.
desk-empty-out = نزّل من الملفات قائمة واحدة بلا تكرار
desk-open = { $n ->
    [zero] لا زوج تُرك دون حكم.
    [one] زوج واحد تُرك دون حكم، يبقى حتى يُعرف أكثر.
    [two] زوجان تُركا دون حكم، يبقيان حتى يُعرف أكثر.
    [few] { $n } أزواج تُركت دون حكم، تبقى حتى يُعرف أكثر.
    [many] { $n } زوجاً تُرك دون حكم، يبقى حتى يُعرف أكثر.
   *[other] { $n } زوج تُرك دون حكم، يبقى حتى يُعرف أكثر.
}
desk-beside = وينتظر أيضاً عن الشخص نفسه
desk-beside-about = علّم ما هو للشخص نفسه أيضاً ثم اضغط «شخص واحد»: يُحكم فيه مع هذين دفعة واحدة. وما لا تعلّمه يبقى سؤالاً.
desk-all-same = كلهم شخص واحد
desk-ready-reasons = شخصان، بسبب جاهز
because-siblings = إخوة
because-generations = والد وولده
because-namesakes = قرابة أو تشابه أسماء
because-shown = ما يعارض أعلاه
side-by-side = ضعهما جنباً إلى جنب
desk-not-ready = نقارن السجلات الآن. عد بعد قليل.
desk-undo = تراجع
desk-skip = التالي
desk-side-one = الأول
desk-side-two = الثاني
desk-side-joined = { $n ->
    [zero] لا سجلات
    [one] سجل واحد
    [two] سجلان لشخص واحد
    [few] { $n } سجلات لشخص واحد
    [many] { $n } سجلاً لشخص واحد
   *[other] { $n } سجل لشخص واحد
}
desk-reason-hint = جملة تكفي زميلاً بعد سنة. لازمة حين تقول «شخصان»، إلا أن تضغط سبباً جاهزاً؛ وإن تركتها فارغة في غير ذلك حُفظت الدلالات أعلاه سبباً.
desk-last = آخر حكم لك: { $verdict }.
desk-order-important = الأهم أولاً
desk-order-easy = الأسهل أولاً
desk-order-risky = ما يحتاج رأياً ثانياً
ground = الدلالة
ground-says = ماذا تقول
says-agrees = يوافق
says-partly = يوافق بعضه
says-against = يعارض
says-nothing = لا يرجّح
weight-for = مع: { $n ->
    [zero] لا نقاط
    [one] نقطة واحدة
    [two] نقطتان
    [few] { $n } نقاط
    [many] { $n } نقطة
   *[other] { $n } نقطة
}
weight-against = ضد: { $n ->
    [zero] لا نقاط
    [one] نقطة واحدة
    [two] نقطتان
    [few] { $n } نقاط
    [many] { $n } نقطة
   *[other] { $n } نقطة
}
weight-before = قبل النظر في الدلالات: { $n ->
    [zero] لا نقاط
    [one] نقطة واحدة
    [two] نقطتان
    [few] { $n } نقاط
    [many] { $n } نقطة
   *[other] { $n } نقطة
}
weight-before-why = كم يغلب في أزواج كهذه أن تكون لشخص واحد
weight-sum = المجموع { $n ->
    [zero] صفر
    [one] نقطة واحدة
    [two] نقطتان
    [few] { $n } نقاط
    [many] { $n } نقطة
   *[other] { $n } نقطة
}.
probability-sentence = بحسب ما حكم به الناس حتى اليوم، من كل ألف زوج مثل هذا يكون لشخص واحد: { $n }.
second-opinion = رأي ثانٍ مطلوب.
judged-by-others = من حكم قبلك
judged-by-person = بحكم إنسان
judged-automatic = بحكم البرنامج
judged-by-nobody = لم يُحكم في هذين وحدهما
speaks-for = مع:
speaks-against = ضد:
stands-different = قال زميل إنهما شخصان، فيبقيان منفصلين حتى يُسحب ذلك الحكم.
stands-different-why = لماذا تسحب ذلك الحكم؟
and-word = و
judgements-title = الأحكام
judgements-title-about = كل حكم، ومن قاله ولماذا. يُسحب أي منها بسبب.
judgements-none = لم يُحكم في شيء بعد.
judgement-withdraw = اسحب الحكم
judgement-see = انظر إلى الحكم
can-be-undone = تستطيع التراجع عنه.

# Clusters.
clusters-title = ملفات من سجلات عدة
clusters-title-about = كل ملف، وما الذي يجمع سجلاته.
clusters-none = كل ملف من سجل واحد حتى الآن.
cluster-weakest = أضعف ما يجمعها:
cluster-title = سجلات { $name }
cluster-links = ما الذي يجمعها؟
cluster-says-about = أمام كل دلالة أضعف ما في المقارنات كلها.
cluster-links-about = كل سجلين: من حكم فيهما وماذا يقول الحساب. وما لم يُحكم فيهما وحدهما يجمعهما ثالث حُكم بأنه واحد مع كل منهما.
cluster-links-rest = { $n ->
    [zero] لا أزواج أخرى
    [one] زوج آخر لم يُحكم فيه وحده
    [two] زوجان آخران لم يُحكم فيهما وحدهما
    [few] { $n } أزواج أخرى لم يُحكم فيها وحدها
    [many] { $n } زوجاً آخر لم يُحكم فيه وحده
   *[other] { $n } زوج آخر لم يُحكم فيه وحده
}
cluster-members = السجلات
cluster-split-about = علّم ما ليس لهذا الشخص. يُقال إن المعلَّم غير الباقي، فلا يُقترح جمعهما ثانية؛ وما كان من المعلَّم شخصاً واحداً يبقى معاً.
cluster-split = افصل المعلَّم
cluster-split-why = كيف عرفت أنه غيره؟

# Thresholds.
thresholds-title = حدود المطابقة
thresholds-title-about = من أي احتمال نقترح، وكم نخطئ عنده.
thresholds-rest = { $n ->
    [zero] لم يحكم أحد بعد، فالأرقام من النموذج وحده.
    [one] الأرقام من حكم واحد.
    [two] الأرقام من حكمين.
    [few] الأرقام من { $n } أحكام.
    [many] الأرقام من { $n } حكماً.
   *[other] الأرقام من { $n } حكم.
}
thresholds-scores = الأزواج حسب احتمالها
thresholds-no-scores = لا أزواج بعد.
thresholds-drawn = رسم الأزواج حسب احتمال أن يكونا شخصاً واحداً: { $n ->
    [zero] لا أزواج
    [one] زوج واحد
    [two] زوجان
    [few] { $n } أزواج
    [many] { $n } زوجاً
   *[other] { $n } زوج
}
thresholds-left-end = شخصان حتماً
thresholds-right-end = شخص واحد حتماً
thresholds-errors = كم نخطئ عند كل حد
thresholds-errors-about = المتوقع من أرقام الأزواج التي قورنت كلها، أياً كان الحكم فيها. «يبقى للناس»: كم سؤالاً يُسأل الناس بعد ما حُكم حتى الآن إن اقتُرح من ذلك الحد. وإلى جانبه كم وافق الناس الأرقام.
threshold-at = الحد
threshold-pairs = الأزواج
threshold-left = يبقى للناس
threshold-right = الصواب منها
threshold-found = ما وُجد من كل الصواب
threshold-wrong = الخطأ من كل ألف
threshold-judged = حكم الناس بأنهما واحد
threshold-judged-of = { $same } من { $n }
threshold-now = الآن
threshold-machine-now = حكم البرنامج الآن
thresholds-set = غيّر الحدود
threshold-propose = اقترح من هذا الاحتمال (٪)
threshold-propose-hint = الأدنى يعرض أكثر ويتعب أكثر.
automatic-title = حكم البرنامج وحده
automatic-warning = فوق هذا الحد يحكم البرنامج وحده «شخص واحد». خطأ واحد يخلط قصتي عائلتين. اتركه مقفلاً إلا لسبب، وراجع ما يفعل.
threshold-automatic = احكم وحدك من هذا الاحتمال (٪)
threshold-automatic-hint = فارغ: مقفل.
automatic-confirm = قرأت التحذير وأريد تشغيله.
automatic-count = { $n ->
    [zero] لا أحكام للبرنامج وحده.
    [one] حكم واحد للبرنامج وحده قائم.
    [two] حكمان للبرنامج وحده قائمان.
    [few] { $n } أحكام للبرنامج وحده قائمة.
    [many] { $n } حكماً للبرنامج وحده قائماً.
   *[other] { $n } حكم للبرنامج وحده قائم.
}
automatic-expected = والمتوقع أن يخطئ منها نحو { $n }.
automatic-see = انظر إليها
automatic-undo = اسحب أحكام البرنامج كلها
thresholds-save = احفظ الحدود

# Overlaps.
overlaps-title = تقاطع القوائم
overlaps-title-about = من في أي قائمة، بعد جمع السجلات.
overlaps-none = يلزم قائمتان على الأقل.
overlaps-drawing = رسم التقاطعات؛ الجدول تحته يقول الشيء نفسه.
overlaps-more = { $n ->
    [zero] { "" }
    [one] وتقاطع صغير لم يُرسم.
    [two] وتقاطعان صغيران لم يُرسما.
    [few] و{ $n } تقاطعات صغيرة لم تُرسم.
    [many] و{ $n } تقاطعاً صغيراً لم يُرسم.
   *[other] و{ $n } تقاطع صغير لم يُرسم.
}
overlaps-table = بالأرقام
overlaps-only-in = في هذه القوائم دون غيرها
overlaps-count = كم
overlaps-all = المجموع
overlaps-no-list = ليس في أي قائمة
overlaps-back = عد إلى التقاطعات
overlaps-nobody = لا أحد في هذه القوائم وحدها.
overlaps-csv = نزّل الجدول (CSV)
overlaps-caution = هذا ما وثّقناه، لا عدد الناس كلهم. تقدير المجموع عمل مختصين.
cluster-size = { $records }، من { $lists }
overlaps-persons = { $persons } في { $lists }.

# The list of files.
files-found-title = بحث: { $query }
files-none-yet = لا ملفات بعد. أدخل قائمة، أو افتح ملفاً واحداً.
files-nothing = لا ملف بهذه الصفات.
files-nothing-search = جرّب اسماً أقل أو اسم الأم أو البلدة. لا تهم الهمزات ولا التاء المربوطة، ويُفهم الاسم المكتوب بالحروف اللاتينية.
files-nothing-filters = أزل تصفية واحدة أو أكثر.
did-you-mean = أتقصد:
filters = تصفية
filters-on = التصفيات المختارة
filters-clear = أزلها كلها
filter-remove = أزل هذه التصفية
filter-more = كل الخيارات
filter-empty = لا شيء يُختار هنا.
filter-status = الحالة
filter-place = المكان
filter-party = الجهة
filter-year = السنة
filter-source = المصدر
filter-organisation = المنظمة
filter-missing = ما ينقص
with-all-below = { $name } وما فيها
export-do = نزّل ما تراه
export-what = { $n ->
    [zero] لا ملفات تُنزَّل.
    [one] ملف واحد، بالأعمدة الظاهرة.
    [two] ملفان، بالأعمدة الظاهرة.
    [few] { $n } ملفات، بالأعمدة الظاهرة.
    [many] { $n } ملفاً، بالأعمدة الظاهرة.
   *[other] { $n } ملف، بالأعمدة الظاهرة.
}
export-logged = يُكتب في السجل من نزّل وماذا. ما حُجب عن دورك لا يخرج.
list-save = احفظ القائمة
list-name = اسم القائمة
list-name-hint = تُحفظ الأسئلة لا الأسماء؛ تتجدد كلما فتحتها.
columns = الأعمدة
columns-legend = أي أعمدة تظهر بعد الاسم؟
column-name = الاسم
column-from = من
column-taken = أُخذ
column-last-known = آخر ما يُعرف
column-organisations = المنظمات
column-sources = المصادر
column-changed = آخر تغيير
order = الترتيب
order-closeness = الأقرب
order-name = الاسم
order-taken = تاريخ الأخذ
order-changed = آخر تغيير
lists-title = القوائم المحفوظة
lists-title-about = أسئلة حفظتها لتعود إليها.
lists-none = لم تُحفظ قائمة بعد. صفِّ الملفات ثم اضغط «احفظ القائمة».

# The file of one person.
file-word = ملف
file-said = ما قيل عنه
file-nothing-said = لم يُقل شيء بعد غير الاسم.
file-missing = ما لا نعرفه بعد:
file-path = مساره
file-no-path = لا نعرف بعد متى ومن أين.
file-sources = المصادر
file-documents = الوثائق
file-records = سجلاته في القوائم
file-records-about = هذه السجلات لشخص واحد بحكم إنسان، وكل حكم يُسحب.
file-records-why = لماذا جُمعت؟
file-history = ما جرى لهذا الملف
file-history-all = التاريخ كله
file-withdrawn = هذا الملف مسحوب.
held-explained = في هذا الملف خبر لا يُقال ولا يُنشر ولا يخرج قبل أن يُبلَّغ الأهل وجهاً لوجه.
history-about = كل ما أُضيف وصُحّح وسُحب، وأسبابه. لا يُمحى شيء.
episode = المرة { $n }
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
reviewed-by = راجعه { $who }
not-reviewed = لم يُراجَع بعد
why = لماذا؟
why-title = لماذا نستنتج هذا؟
why-for = ما يدعمه
why-against = ما يعارضه
why-missing = ما ينقص لنعرف أكثر
why-derived = لا يُكتب الاستنتاج بيد أحد: يُحسب من الإفادات، ويتغير إذا تغيرت.
apart-two = مصدران، قولان. كلاهما باقٍ.
apart-many = أقوال لا تجتمع. كلها باقية.
apart-finer = قول يفصّل وقول يُجمل.
as-said = كُتب
deal-with = صحّح «{ $value }» أو اسحبه
do-add-claim = أضف إفادة
do-add-event = أضف خطوة
do-add-document = أضف وثيقة
do-print = اطبع
do-print-now = اطبع الآن
do-correct = صحّح
do-withdraw = اسحب
do-reveal = اطلب الاطلاع
reveal-logged = كل اطلاع يُسجَّل باسمك.
reveal-done = انتهيت
back-to-file = ارجع إلى الملف
changed = آخر تغيير { $when }
fingerprint = بصمتها
leaf = ورقة { $n }
past-superseded = حلّ غيره محلّه
past-withdrawn = سُحب

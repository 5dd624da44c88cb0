# Why a file answers a search. The words of the file stand beside the reason.
# لماذا ظهر ملف في البحث؛ كلمات الملف تقف بجانب السبب.

why-listed = في القائمة
why-exact = مكتوب كما كتبت
why-spelling = اختلاف في الإملاء فقط
why-begins = يبدأ بما كتبت
why-place = المكان
why-party = الجهة
why-office = جهة في خطوة من المسار
why-held = مكان الاحتجاز
why-step = مكان في خطوة من المسار
why-year = السنة
why-letter = حرف واحد مختلف
why-short = صيغة قصيرة من الاسم
why-other = كتابة أخرى في الملف
why-former = اسم سابق
why-latin = الاسم نفسه بحروف أخرى
why-mother = اسم الأم
why-kunya = الكنية (أبو/أم)
why-number = رقم في الملف
why-file = رقم الملف

flag-apart = فيه إفادات لا تصح معاً
flag-papers = فيه وثائق
flag-path = فيه خطوات من المسار
flag-detention = ذُكر فيه مكان احتجاز
flag-several = تكلمت فيه أكثر من منظمة
flag-read = راجعه زميل ولم يتغير بعد ذلك
flag-read_before = تغيّر بعد أن راجعه زميل
flag-unread = لم يراجعه أحد بعد
flag-untold = فيه خبر لم يُبلَّغ به الأهل بعد

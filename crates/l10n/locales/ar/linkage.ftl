# Matching: grounds, what was seen, what a run says of itself.
# المطابقة: الأدلة، وما رُئي فيها.

# What was compared.
link-given-name = الاسم
link-father-name = اسم الأب
link-grandfather-name = اسم الجد
link-family-name = النسبة
link-mother-name = اسم الأم
link-place = من
link-birth = الولادة
link-party = الجهة
link-taken = متى أُخذ
link-governorate = المحافظة
link-sex = الجنس
link-register-number = رقم القيد
link-phone = الهاتف
link-national-number = الرقم الوطني
link-order = ترتيب الاسم

# What was seen. One level serves several grounds, so the words speak of the two values.
link-level-different = مختلفان
link-level-equal = متطابقان
link-common = وهو شائع هنا
link-rare = وهو نادر هنا
link-level-different-one-name = مختلفان، والاسم واحد
link-level-equal-one-name = متطابقان، كما يُنتظر من اسم واحد
link-level-close-names = متقاربان جداً، ولكل منهما أصحابه
link-level-near-names = متقاربان، ولكل منهما أصحابه
link-level-far-names = بينهما شبه، ولكل منهما أصحابه
link-level-close-slip = اختلاف صغير في الإملاء
link-level-near-slip = اختلاف في الإملاء
link-level-far-slip = اختلاف كبير في الإملاء
link-level-script-equal = متطابقان، بحرفين عربي ولاتيني
link-level-script-close = متقاربان جداً، بحرفين عربي ولاتيني
link-level-script-near = متقاربان، بحرفين عربي ولاتيني
link-level-script-far = بينهما شبه، بحرفين عربي ولاتيني
link-level-script-different = مختلفان، بحرفين عربي ولاتيني
link-level-day = اليوم نفسه
link-level-three-days = بينهما ثلاثة أيام على الأكثر
link-level-month = في حدود شهر واحد
link-level-quarter = بينهما ثلاثة أشهر على الأكثر
link-level-year = في حدود سنة واحدة
link-level-further = بينهما أكثر من سنة
link-level-digit = رقم واحد من التاريخ يختلف
link-level-day-month-swapped = اليوم والشهر تبادلا مكانيهما
link-level-one-digit = السنة نفسها، ورقم واحد يختلف
link-level-other-year-same-day = اليوم والشهر نفسهما، في سنة أخرى
link-level-one-year = بينهما سنة
link-level-three-years = بينهما سنتان أو ثلاث
link-level-eight-years = بينهما من ٤ إلى ٨ سنوات
link-level-fifteen-years = بينهما من ٩ إلى ١٥ سنة
link-level-generations = بينهما أكثر من ١٥ سنة
link-level-coarse-month = الشهر نفسه، وأحدهما بلا يوم
link-level-coarse-year = السنة نفسها، وأحدهما بلا يوم
link-level-coarse-one-year = بينهما سنة، وأحدهما بلا يوم
link-level-coarse-three-years = بينهما سنتان أو ثلاث، وأحدهما بلا يوم
link-level-coarse-eight-years = بينهما من ٤ إلى ٨ سنوات، وأحدهما بلا يوم
link-level-coarse-fifteen-years = بينهما من ٩ إلى ١٥ سنة، وأحدهما بلا يوم
link-level-coarse-generations = بينهما أكثر من ١٥ سنة، وأحدهما بلا يوم
link-level-range-within = السنوات المحتملة تلتقي
link-level-range-one-year = بين السنوات المحتملة سنة
link-level-range-four-years = بين السنوات المحتملة من سنتين إلى أربع
link-level-range-further = بين السنوات المحتملة أكثر من أربع سنوات
link-level-age = العمر نفسه
link-level-age-one-year = بين العمرين سنة
link-level-age-three-years = بين العمرين سنتان أو ثلاث
link-level-age-eight-years = بين العمرين من ٤ إلى ٨ سنوات
link-level-age-fifteen-years = بين العمرين من ٩ إلى ١٥ سنة
link-level-age-generations = بين العمرين أكثر من ١٥ سنة
link-level-age-nought = كُتب أحد العمرين صفراً، والآخر سنة على الأكثر
link-level-age-nought-further = كُتب أحد العمرين صفراً، ولعله لم يُعرف
link-level-within-month = يلتقيان في حدود شهر
link-level-within-span = يلتقيان في مدة أطول من شهر
link-level-span-month = بين المدتين شهر على الأكثر
link-level-span-year = بين المدتين سنة على الأكثر
link-level-span-further = بين المدتين أكثر من سنة
link-level-in-place = كل جزء في موضعه
link-level-shifted = جزء من الاسم في موضع جزء آخر
link-level-joined = في أحد الاسمين جزء ليس في الآخر

# What explains a pair that is not one person.
otherwise-household = إن لم يكونا شخصاً واحداً، فالأقرب أنهما من بيت واحد
otherwise-kin = إن لم يكونا شخصاً واحداً، فالأقرب أنهما قريبان: اسم الأب والنسبة نفسهما
otherwise-namesakes = إن لم يكونا شخصاً واحداً، فالأقرب أنهما سميّان: الاسم واسم الأب نفسهما لا غير
otherwise-clan = إن لم يكونا شخصاً واحداً، فالأقرب أنهما من عائلة واحدة: الاسم والنسبة نفسهما لا غير
otherwise-alike = إن لم يكونا شخصاً واحداً، فالأقرب أنهما ابنا عم على اسم جد واحد: الاسم واسم الأب والنسبة نفسها
otherwise-strangers = إن لم يكونا شخصاً واحداً، فالأقرب أن لا قرابة بينهما

# The report of a run.
link-report-title = تقرير المطابقة
link-report-about = ما قُورن، وما تُعلِّم، وما يُنتظر منه. فيه أرقام السجلات ولا اسم فيه.
link-report-compared = ما قُورن
link-report-lists = القوائم
link-report-list = القائمة
link-report-records = السجلات
link-report-pairs-compared = الأزواج التي قُورنت
link-report-people = الأشخاص
link-report-nameless = سجلات بلا اسم
link-report-refined = مجموعات كبيرة قُسمت
link-report-refined-about = حين تتشابه سجلات كثيرة في شيء واحد نقسمها بما زاد من صفاتها. في كل سطر: رقم المفتاح، ثم كم مجموعة، ثم كم سجلاً فيها، ثم كم سجلاً لا يتميز عن غيره بشيء فقورن بجيرانه في القائمة فقط.
link-report-overlaps = من في أي قائمة
link-report-expected = ما يُنتظر عند كل حد
link-report-expected-about = تقدير من احتمالات الأزواج نفسها. يصير قياساً حين يحكم الناس في أزواج.
link-report-threshold = الحد
link-report-precision = الصواب منها
link-report-recall = ما وُجد من كل الصواب
link-report-proposed = الأزواج المقترحة
link-report-distribution = الأزواج حسب قوة الدليل
link-report-weights = كم يزن كل دليل
link-report-weights-about = كم يُرى هذا عند الشخص نفسه، وكم يُرى عند غريبين. الفرق بينهما هو الوزن، والنقطة الواحدة تضاعف الاحتمال.
link-report-ground = الدليل
link-report-level = ما رُئي
link-report-same = عند شخص واحد
link-report-strangers = عند غريبين
link-report-bits = الوزن
link-report-hardest = الأزواج الأقرب إلى الحد
link-report-hardest-about = هنا يخطئ البرنامج أكثر ما يخطئ، فلينظر فيها إنسان أولاً.
link-report-first = السجل الأول
link-report-second = السجل الثاني
link-report-probability = احتمال أنهما شخص واحد
link-report-grounds = الأدلة
link-report-no-records = لا سجلات في هذه القوائم.

# Why a run gave nothing.
link-stopped = أوقفت المقارنة قبل تمامها؛ لم يتغير شيء.
link-too-many = السجلات أكثر مما يُقارن دفعة واحدة. قسمها إلى قوائم.
link-no-such-row = حكم يذكر سجلاً ليس في القائمة.

# Lists of others.
imports-about = قوائم المنظمات والاستمارات والرسائل. تُقرأ الخطة أولاً، ويُسحب كل إدخال متى لزم.
imports-none = لم تُدخل قائمة بعد.
imports-done = ما أُدخل
plans-open = خطط لم تُقبل بعد
plan-not-accepted = لم تُقبل
import-balance = قُبل { $accepted } من { $rows }
still-waiting = { $n ->
    [zero] لا شيء ينتظر
    [one] سطر ينتظر
    [two] سطران ينتظران
    [few] { $n } أسطر تنتظر
    [many] { $n } سطراً ينتظر
   *[other] { $n } سطر ينتظر
}
waiting-count = { $n ->
    [zero] لا أسطر تنتظر.
    [one] سطر ينتظر قراراً.
    [two] سطران ينتظران قراراً.
    [few] { $n } أسطر تنتظر قراراً.
    [many] { $n } سطراً ينتظر قراراً.
   *[other] { $n } سطر ينتظر قراراً.
}

# Upload.
upload-lead = أي جدول أو استمارة أو رسائل، كما هي عندك. لا ترتّبها قبل ذلك.
upload-files = الملفات
upload-files-hint = XLSX وXLS وODS وCSV ونص وJSON من كوبو أو ODK. حتى { $limit }.
upload-of = قائمة بماذا؟
upload-of-hint = أماكن الاحتجاز والحواجز والجهات قوائم أيضاً، ولكل نوع أعمدته.
upload-of-guess = ما تقوله عناوينها، وإلا فهي أشخاص
upload-organisation = لمن هذه القائمة؟
upload-organisation-hint = صاحب الإفادة يظهر بجانب كل قيمة.
organisation-new = منظمة جديدة
organisation-new-hint = إن لم تكن في القائمة.
upload-mapping = قالب أعمدة محفوظ
upload-mapping-hint = تُفهم الأعمدة كما فُهمت آخر مرة.
upload-mapping-guess = خمّن من العناوين والقيم
upload-more = الحروف تظهر مشوّهة؟
encoding = ترميز الحروف
encoding-hint = نكتشفه غالباً. غيّره إن ظهرت الحروف مشوّهة.
encoding-auto = اكتشفه
upload-do = اقرأ وأرني الخطة
upload-nothing-written = لن يُكتب شيء قبل أن تقرأ الخطة وتقبلها.

# While it works.
working-of = { $done } من { $total }
working-done = قرأنا { $done }
working-again = تتجدد الصفحة وحدها. تستطيع العودة لاحقاً.
working-look = انظر الآن
working-stop = أوقف

# The plan.
plan-title = خطة إدخال: { $files }
plan-lead = لم يُكتب شيء بعد. اقرأ، صحّح، ثم اقبل. تستطيع سحب الإدخال كله لاحقاً.
plan-people = { $n ->
    [zero] لا أحد في هذه الأسطر
    [one] في هذه الأسطر شخص واحد
    [two] في هذه الأسطر شخصان
    [few] في هذه الأسطر { $n } أشخاص
    [many] في هذه الأسطر { $n } شخصاً
   *[other] في هذه الأسطر { $n } شخص
}
plan-people-found = { $n ->
    [zero] لا أحد في السجل
    [one] واحد في السجل أو يدخله
    [two] اثنان في السجل أو يدخلانه
    [few] { $n } في السجل أو يدخلونه
    [many] { $n } في السجل أو يدخلونه
   *[other] { $n } في السجل أو يدخلونه
}
plan-people-waiting = { $n ->
    [zero] لا أحد ينتظر
    [one] واحد ينتظر
    [two] اثنان ينتظران
    [few] { $n } ينتظرون
    [many] { $n } ينتظرون
   *[other] { $n } ينتظرون
}
plan-accept = { $n ->
    [zero] اقبل
    [one] اقبل ملفاً جديداً
    [two] اقبل ملفين جديدين
    [few] اقبل { $n } ملفات جديدة
    [many] اقبل { $n } ملفاً جديداً
   *[other] اقبل { $n } ملف جديد
}
plan-accept-also = { $n ->
    [zero] { "" }
    [one] {"،"} وأضف إلى ملف
    [two] {"،"} وأضف إلى ملفين
    [few] {"،"} وأضف إلى { $n } ملفات
    [many] {"،"} وأضف إلى { $n } ملفاً
   *[other] {"،"} وأضف إلى { $n } ملف
}
plan-accept-changed = { $n ->
    [zero] اقبل
    [one] أضف إلى ملف
    [two] أضف إلى ملفين
    [few] أضف إلى { $n } ملفات
    [many] أضف إلى { $n } ملفاً
   *[other] أضف إلى { $n } ملف
}
plan-accept-waiting = اقبل، وضع ما ينتظر في قائمة «أسطر تنتظر»
plan-accepted = يصير ملفات جديدة
plan-accepted-about = هكذا سيكون كل ملف: كلمات القائمة، وبجانبها ما فهمناه حيث يختلف. انظر إلى بعضها قبل أن تقبل.
plan-see-all = { $n ->
    [zero] انظر إليها
    [one] انظر إليه
    [two] انظر إليهما
    [few] انظر إلى الأسطر الـ{ $n } كلها
    [many] انظر إلى الأسطر الـ{ $n } كلها
   *[other] انظر إلى الأسطر الـ{ $n } كلها
}
plan-back = عُد إلى الخطة
plan-outcomes = حسب ما يصير إليه السطر
plan-leave-row = { $n ->
    [zero] اترك هذا السطر
    [one] اترك هذا السطر
    [two] اترك السطر كله (شخصان)
    [few] اترك السطر كله ({ $n } أشخاص)
    [many] اترك السطر كله ({ $n } شخصاً)
   *[other] اترك السطر كله ({ $n } شخص)
}
plan-bring-row = أعده إلى القائمة
plan-leave-sheet = اترك هذه الورقة
plan-leave-sheet-about = لا يدخل منها شيء. تظهر أسطرها بين المرفوض.
plan-sheet-is-left = هذه الورقة متروكة. أزل العلامة واقرأ من جديد لتعود.
plan-titles-given = الملف نفسه يسمّي أعمدته
plan-no-titles = بلا سطر عناوين
plan-header-hint = غيّره ثم «اقرأ من جديد».
plan-century = السنة من رقمين:
plan-century-usual = كما هو معتاد
plan-century-1900 = من القرن الماضي (١٩٠٠–١٩٩٩)
plan-century-2000 = من هذا القرن (٢٠٠٠–٢٠٩٩)
plan-nothing-new = لا جديد في هذا الملف.
balance-rows = { $n ->
    [zero] سطر
    [one] سطر واحد
    [two] سطران
    [few] أسطر
    [many] سطراً
   *[other] سطر
}
balance-accepted = { $n ->
    [zero] مقبول
    [one] واحد مقبول
    [two] مقبولان
    [few] مقبولة
    [many] مقبولاً
   *[other] مقبول
}
balance-new = { $n ->
    [zero] جديد
    [one] واحد جديد
    [two] جديدان
    [few] جديدة
    [many] جديداً
   *[other] جديد
}
balance-changed = { $n ->
    [zero] يضيف إلى ملف
    [one] واحد يضيف إلى ملف
    [two] اثنان يضيفان إلى ملفين
    [few] تضيف إلى ملفات
    [many] يضيف إلى ملفات
   *[other] يضيف إلى ملفات
}
balance-repeated = { $n ->
    [zero] مكرر
    [one] واحد مكرر
    [two] مكرران
    [few] مكررة
    [many] مكرراً
   *[other] مكرر
}
balance-waiting = { $n ->
    [zero] ينتظر قراراً
    [one] واحد ينتظر قراراً
    [two] اثنان ينتظران قراراً
    [few] تنتظر قراراً
    [many] ينتظر قراراً
   *[other] ينتظر قراراً
}
balance-rejected = { $n ->
    [zero] مرفوض
    [one] واحد مرفوض
    [two] مرفوضان
    [few] مرفوضة
    [many] مرفوضاً
   *[other] مرفوض
}
plan-columns-about = كل عمود مفهوم أو متروك بعلمك. غيّر ما لم نفهمه.
plan-header-row = العناوين في السطر { $row }
plan-header-wrong = العناوين في سطر آخر؟
plan-header-number = رقم سطر العناوين (صفر: بلا عناوين)
plan-in-file = في الملف
plan-as-understood = كما فهمناه
plan-samples = أمثلة من القيم
plan-unsure = لسنا متأكدين
plan-no-header = عمود { $n }، بلا عنوان
plan-no-values = لا قيم فيه
field-unused = غير مستعمل
field-group-who = من هو
field-group-taken = ما جرى
field-group-source = من قال
plan-read-again = اقرأ من جديد
plan-read-again-about = يُعاد حساب الخطة بالأعمدة كما اخترتها.
plan-waiting = ينتظر قراراً
plan-waiting-about = لا يضيع: يدخل قائمة «أسطر تنتظر»، وتبتّ فيه متى شئت.
plan-changed = يضيف إلى ملفات موجودة
plan-changed-about = تحل كلمات القائمة الجديدة محل كلماتها السابقة، وتبقى السابقة في تاريخ الملف.
plan-changed-nothing = الكلمات نفسها في خانات أخرى: يُكتب فقط أن السطر قُرئ ثانية.
plan-was-empty = لم يُقل
becomes = ←
plan-repeated = مكرر
plan-repeated-about = هذه الأسطر عندنا من قبل بالكلمات نفسها.
plan-rejected = مرفوض
plan-rejected-about = لا يدخل منها شيء: مجاميع وأسطر فارغة وعناوين مكررة، وما تركته بيدك.
plan-rejected-things = ليس فيها ما له ملف: مجاميع وأسطر فارغة وعناوين مكررة، أو تركتها بيدك.
plan-of = ما في هذه القائمة
plan-of-guessed = هكذا تقول عناوينها. إن كانت قائمة بغير ذلك فاختره ثم اقرأ من جديد.
plan-things = { $kind } في هذه الأسطر: { $n }
plan-things-waiting = منها ما ينتظر: { $n }
row-place = الموضع
row-words = الكلمات
mapping-save = احفظ قالب الأعمدة للشهر القادم
mapping-name = اسم القالب
mapping-name-hint = مثل: «مكتب الشريك، شهري»
mapping-word = بالقالب

# The result.
import-see-files = { $n ->
    [zero] لا ملف يقوم عليها الآن
    [one] ملف واحد يقوم عليها
    [two] ملفان يقومان عليها
    [few] ملفات تقوم عليها
    [many] ملفاً يقوم عليها
   *[other] ملف يقوم عليها
}
import-restore = أعد هذا الإدخال
import-restore-what = تعود إفاداته وملفاته وأسطره التي كانت تنتظر، كما كانت.
import-see-waiting = { $n ->
    [zero] لا شيء ينتظر قرارك
    [one] سطر ينتظر قرارك
    [two] سطران ينتظران قرارك
    [few] أسطر تنتظر قرارك
    [many] سطراً ينتظر قرارك
   *[other] سطر ينتظر قرارك
}
import-evidence = الملف الأصلي
import-kept = محفوظ مشفّراً كما وصل.
import-take-left = ما تركته بيدك يدخل إن أعدت القائمة نفسها ولم تتركه: ما دخل منها يُعرف ولا يتكرر.
import-not-taken = ما لم يدخل، ولماذا
import-withdraw = اسحب الإدخال كله
import-withdraw-open = أُدخلت القائمة خطأً؟
import-withdraw-what = يغيب كل ما قام على هذا الإدخال وحده، ويبقى مقروءاً في سجل الأفعال.
import-withdrawn = هذا الإدخال مسحوب.

# Rows that wait.
waiting-title = أسطر تنتظر
waiting-title-about = ما لم يستطع البرنامج فهمه وحده.
waiting-about = ما لم نفهمه وحدنا. قرّر أنت، فيدخل السطر في الحال.
waiting-none = لا شيء ينتظر.
waiting-by-reason = حسب السبب
waiting-by-import = حسب الإدخال
waiting-one = شخص واحد: أدخله
waiting-as-it-stands = أدخله كما هو
waiting-one-thing = واحد جديد: أدخله
waiting-this = هو هذا: { $name }
waiting-this-look = انظر إلى ملفه
waiting-split-things = افصل إلى عدة
waiting-split-things-about = راجع كل اسم قبل الحفظ. بقية السطر تُقال عن كل واحد منها.
waiting-part-thing = الاسم { $n }
waiting-another-thing = واحد آخر
waiting-split = { $n ->
    [zero] افصل
    [one] افصل
    [two] افصل إلى شخصين
    [few] افصل إلى { $n } أشخاص
    [many] افصل إلى { $n } شخصاً
   *[other] افصل إلى { $n } شخص
}
waiting-split-do = افصل وأدخل
waiting-split-about = راجع كل اسم قبل الحفظ: اقترحنا ما قاله السطر، ولا يُكتب ما لم يقله. ما كان لواحد منهم، كالولادة، يصير ملاحظة في كل ملف.
waiting-write = اكتب { $field }
waiting-who = اكتب من هو
waiting-correct-row = صحّح خانات السطر
waiting-done = ما بُتَّ فيه مؤخراً
waiting-done-about = يمكن سحب كل قرار من هنا: تغيب ملفاته ويعود السطر إلى الانتظار.
waiting-part = الشخص { $n }
waiting-correct = صحّح { $field }
waiting-correct-hint = يبقى ما كُتب في الملف محفوظاً بجانب تصحيحك.
waiting-correct-do = صحّح وأدخل
waiting-without = أدخله بلا { $field }
waiting-leave = لا تُدخله
waiting-leave-hint = مثل: «سطر مجاميع»
maybe-here = ربما كان الملف عندنا:
row-asked = سأل { $name } شخصاً ثانياً عن هذا السطر، { $when }. ينتظر الجواب: { $what }
web-row-asked-anew = حلّ هذا الطلب محل الطلب السابق. سُئل شخص ثانٍ.
mappings-title = قوالب الأعمدة
mappings-title-about = كيف تُفهم أعمدة كل منظمة.
mappings-none = لم يُحفظ قالب أعمدة بعد. تحفظه من صفحة الخطة.
used = استُعمل { $when }
mapping-save-short = احفظ القالب
waiting-another = شخص آخر
bundle-title = حزمة من { $association }
bundle-for-team = صُنعت لزملاء
bundle-for-partner = صُنعت لجهة شريكة
bundle-known-key = موقّعة بالمفتاح الذي يُعرف به هذا السجل هنا.
bundle-new-key = لم يأت شيء من هذا السجل من قبل. قارن مفتاحه مع الرابطة بالهاتف قبل أن تقبل.
bundle-register = السجل
bundle-key = المفتاح
bundle-new-files = { $n ->
    [zero] لن يُفتح ملف جديد.
    [one] سيُفتح ملف واحد جديد.
    [two] سيُفتح ملفان جديدان.
    [few] ستُفتح { $n } ملفات جديدة.
    [many] سيُفتح { $n } ملفاً جديداً.
   *[other] سيُفتح { $n } ملف جديد.
}
bundle-undo = لم يُكتب شيء بعد. وما يؤخذ يبقى إدخالاً واحداً يُسحب كله.
bundle-accept = { $n ->
    [zero] لا بنود للأخذ
    [one] خذ بنداً واحداً
    [two] خذ بندين
    [few] خذ { $n } بنود
    [many] خذ { $n } بنداً
   *[other] خذ { $n } بند
}
bundle-nameless = بلا اسم
bundle-goes = لا يبقى
waiting-another-of-the-name = غيره، وله الاسم نفسه: أدخله (يُسأل شخص ثانٍ)
import-things = { $n ->
    [zero] ولا شيء مما ليس شخصاً
    [one] وشيء واحد ليس شخصاً
    [two] وشيئان ليسا من الأشخاص
    [few] و{ $n } أشياء ليست أشخاصاً
    [many] و{ $n } شيئاً ليست أشخاصاً
   *[other] و{ $n } شيء ليست أشخاصاً
}

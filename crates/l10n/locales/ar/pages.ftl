# Around every page.
skip = إلى المضمون
find = ابحث
find-hint = اسم، رقم، بلدة، كنية…
places = الأماكن
place-home = { home-title }
place-files = الملفات
place-new = ملف جديد
place-imports = الوارد
place-matching = المطابقة
place-tasks = { tasks-title }
place-overlaps = { overlaps-title }
place-lists = { lists-title }
place-subjects = أماكن وجهات
place-members = { members-title }
place-backup = النسخ الاحتياطية
place-audit = { audit-title }
place-help = { help-title }
place-me = { me-title }
place-more = المزيد
help = الدليل
about = عن البرنامج
sign-out = تسجيل الخروج
back = ارجع
try-again = أعد المحاولة
save = احفظ
cancel = ألغِ
delete = احذف
open = افتح
show = أظهر
previous = السابق
next = التالي
paging = صفحات القائمة
paging-at = من { $first } إلى { $last } من أصل { $total }
form-wrong = في الصفحة ما يحتاج تصحيحاً:
reason = السبب
reason-hint = جملة تكفي زميلاً بعد سنة
source-number = المصدر { $n }
who-may-see = من يراه؟
hidden-from-role = محجوب عن دورك.
when = متى
who = من
what = ماذا
acts = الأفعال
the-machine = البرنامج
optional = ليس لازماً
do-new-file = افتح ملفاً جديداً
do-import = أدخل قائمة

# The doors.
setup-title = أثر، أول مرة
setup-lead = هذه الصفحة تظهر مرة واحدة. بعدها يُفتح السجل بكلمة سر.
setup-association = اسم الرابطة
setup-association-hint = يظهر في أسفل كل صفحة، وعلى كل ما يُطبع أو يخرج.
setup-first-person = أول من يدخل
setup-works = يعمل هذا الشخص في السجل أيضاً
setup-works-hint = تُعطى معه أدوار التوثيق والمراجعة والتحليل إلى جانب دور الإدارة. ويتغير ذلك لاحقاً من صفحة «من يعمل هنا».
setup-do = ابدأ السجل
member-name = الاسم الظاهر
member-name-hint = يُكتب بجانب كل فعل. يكفي اسم أول أو لقب.
sign-in-name = اسم الدخول
sign-in-name-hint = كلمة قصيرة بلا فراغ.
password = كلمة السر
password-new = كلمة سر جديدة
password-again = كلمة السر مرة أخرى
password-hint = اثنا عشر حرفاً على الأقل. أربع كلمات لا علاقة بينها أسهل حفظاً وأصعب تخميناً.
totp-title = مفتاح ثانٍ على الهاتف
totp-why = من عرف كلمة سرك لا يدخل بدون هاتفك. يعمل بلا شبكة.
totp-when = متى نركّبه؟
totp-now = الآن
totp-now-hint = صوّر الرمز، ثم اكتب الأرقام الستة.
totp-later = لاحقاً
totp-later-hint = من صفحتك، متى شئت.
totp-scan = صوّر هذا المربع بتطبيق الرموز (مثل Aegis أو FreeOTP):
totp-picture = رمز للتصوير؛ الحروف نفسها مكتوبة تحته.
totp-type = أو اكتب هذه الحروف فيه:
totp-code = الأرقام الستة
totp-code-hint = كما يظهرها التطبيق الآن.
sign-in-title = ادخل إلى السجل
sign-in-do = ادخل
sign-in-help = إن نسيت كلمة السر فالمدير يعطيك غيرها. لا أحد يستطيع قراءتها.
sign-in-ended = إن كنت داخلاً فقد انتهت جلستك. ادخل من جديد تعد إلى صفحتك، ويعود معها ما كتبته ولم يصل إن كان محفوظاً على هذا الجهاز.
code-title = المفتاح الثاني
code-lead = افتح تطبيق الرموز على هاتفك.
locked-out-why = نفعل ذلك كي لا يخمّن أحد كلمة السر. لم يضِع شيء.

# What waits.
home-title = ما ينتظر
send-again = أرسل ما كتبته
home-empty = السجل فارغ. ابدأ بقائمة عندك أو بملف واحد.
rows-read-ask = { $n ->
    [zero] لا ملف مختار
    [one] هل قرأت هذا الملف؟
    [two] هل قرأت هذين الملفين؟
    [few] هل قرأت هذه الملفات الـ{ $n } كلها؟
    [many] هل قرأت هذه الملفات الـ{ $n } كلها؟
   *[other] هل قرأت هذه الملفات الـ{ $n } كلها؟
}
rows-read-about = العلامة تقول لزملائك إن مراجعاً قرأ كل ملف منها، وتحمل اسمك وتاريخ اليوم.
rows-read-sure = نعم قرأتها، علّمها مراجَعة
home-empty-others = السجل فارغ بعد. يبدؤه من دوره أن يُدخل القوائم أو يفتح الملفات.
home-empty-import = جدول أو استمارة أو رسائل: تقرأ الخطة قبل أن يُكتب شيء.
home-empty-roles-do = الأدوار
home-empty-roles = دورك الآن حفظ السجل فقط. أعطِ نفسك أو زميلاً أدوار العمل.
home-empty-new = اسم وشيء واحد يُعرف عنه، في دقيقتين.
home-empty-help = كيف يعمل السجل، في صفحة واحدة.
home-nothing-waits = لا أسطر ولا مهام تنتظر قراراً.
home-waiting = { $n ->
    [zero] سطر ينتظر
    [one] سطر ينتظر قراراً
    [two] سطران ينتظران قراراً
    [few] أسطر تنتظر قراراً
    [many] سطراً ينتظر قراراً
   *[other] سطر ينتظر قراراً
}
trouble-number = رقم الخطأ: { $n }
home-proposals = { $n ->
    [zero] زوج
    [one] زوج: أهما شخص واحد؟
    [two] زوجان: أهما شخص واحد؟
    [few] أزواج: أهما شخص واحد؟
    [many] زوجاً: أهما شخص واحد؟
   *[other] زوج: أهما شخص واحد؟
}
home-held = { $n ->
    [zero] ملف
    [one] ملف فيه خبر لم يُبلَّغ به الأهل
    [two] ملفان فيهما خبر لم يُبلَّغ به الأهل
    [few] ملفات فيها خبر لم يُبلَّغ به الأهل
    [many] ملفاً فيه خبر لم يُبلَّغ به الأهل
   *[other] ملف فيه خبر لم يُبلَّغ به الأهل
}
home-files = { $n ->
    [zero] ملف في السجل
    [one] ملف في السجل
    [two] ملفان في السجل
    [few] ملفات في السجل
    [many] ملفاً في السجل
   *[other] ملف في السجل
}
home-no-backup = لا نسخة احتياطية بعد
home-recent = آخر الملفات تغيّراً
home-imports = آخر القوائم
home-copy-proven = آخر نسخة مُجرَّبة: { $when }
files-title = { place-files }
files-title-about = كل من في السجل: بحث وتصفية.
new-title = { place-new }
new-title-about = اسم وشيء واحد يُعرف عنه ومن أخبر به، في دقيقتين.
imports-title = { place-imports }
imports-title-about = قوائم المنظمات والاستمارات والرسائل، وخططها قبل أن تدخل.
matching-title = { place-matching }
matching-title-about = سجلات قد تكون لشخص واحد: البرنامج يقترح، والحكم لك.
tasks-title-about = ما على الزملاء أن يفعلوه، والأقرب موعداً أولاً.
home-title-about = ما ينتظرك اليوم.
more-lists = الملفات والقوائم
more-matching = المطابقة
more-house = إدارة السجل
more-you = حسابك
reading-aid = تقريب بالحروف اللاتينية، للقراءة فقط

# Tags, tasks and grades of sources.
home-tasks = { $n ->
    [zero] مهمة تنتظر
    [one] مهمة تنتظر
    [two] مهمتان تنتظران
    [few] مهام تنتظر
    [many] مهمة تنتظر
   *[other] مهمة تنتظر
}

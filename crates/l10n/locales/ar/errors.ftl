# Errors in two lines: what happened, what to do. They do not blame.
err-unforeseen = حدث ما لم نحسب له ({ $code }).
fix-unforeseen = لم يُكتب شيء. أعد المحاولة، وإن تكرر فأخبر المدير بهذه الكلمة.
err-missing-column = في السطر { $row } لا يوجد العمود «{ $column }».
fix-missing-column = اختر العمود المقابل في صفحة الخطة، أو علّمه «غير مستعمل».

# Pages that cannot be shown.
err-401 = انتهت جلستك.
fix-401 = ادخل من جديد، وتعود إلى حيث كنت.
err-403 = محجوب عن دورك.
err-404 = لا شيء في هذا العنوان.
fix-404 = ربما سُحب أو نُقل. ابحث عنه بالاسم.
err-405 = هذه الصفحة لا تُطلب هكذا.
fix-405 = ارجع إلى الصفحة السابقة واستعمل زرها.
err-409 = غيّر زميل هذا الشيء في هذه الأثناء.
fix-409 = اقرأ ما صار إليه، ثم أعد ما أردت. ما كتبته محفوظ في الصفحة السابقة.
err-413 = الملف أكبر مما نستقبل.
fix-413 = أقصى حجم { $limit }. اختر ملفاً أصغر، أو التقط صورة أصغر.
err-400 = لم نفهم الطلب.
fix-400 = ارجع إلى الصفحة السابقة وأعد المحاولة.
err-415 = لا نعرف هذا النوع من الملفات.
fix-415 = نقرأ CSV وXLSX وXLS وODS وJSON والنص.
err-422 = في الصفحة ما يحتاج تصحيحاً.
fix-422 = ما كتبته باقٍ. انظر إلى الحقول المعلّمة.
err-429 = محاولات كثيرة في وقت قصير.
fix-429 = { $minutes ->
    [zero] انتظر لحظة ثم أعد.
    [one] انتظر دقيقة ثم أعد.
    [two] انتظر دقيقتين ثم أعد.
    [few] انتظر { $minutes } دقائق ثم أعد.
    [many] انتظر { $minutes } دقيقة ثم أعد.
   *[other] انتظر { $minutes } دقيقة ثم أعد.
}
err-500 = تعطّل شيء عندنا.
fix-500 = لم يُكتب شيء ناقص. أعد المحاولة؛ وإن تكرر فأخبر المدير.
err-503 = السجل مشغول الآن.
fix-503 = أعد المحاولة بعد لحظة.
err-507 = امتلأ القرص.
fix-507 = لم يضِع شيء ولم يُكتب شيء. أفرغ مكاناً ثم أعد.
err-csrf = بقيت هذه الصفحة مفتوحة طويلاً.
fix-csrf = حدّثها ثم أعد الإرسال.
err-csrf-before = خرجت من حسابك ثم عدت إليه، ولم يُكتب ما أرسلته من الصفحة القديمة.
fix-csrf-before = ما كتبته باقٍ هنا: أرسله الآن إن كان ما يزال صحيحاً.
err-plan-gone = لم تعد هذه الخطة مفتوحة: قُبلت، أو تُركت.
fix-plan-gone = ما قُبل تجده في «الوارد».

# Doors.
err-sign-in = لم نجد هذا الاسم بكلمة السر هذه.
fix-sign-in = جرّب مرة أخرى. إن نسيتها فالمدير يعطيك غيرها.
err-code = الرمز لم يوافق.
fix-code = الرمز يتبدل كل ثلاثين ثانية؛ اكتب الظاهر الآن، وتأكد من ساعة الهاتف.
err-locked-out = أُقفل الدخول مؤقتاً بعد محاولات كثيرة.
err-account-locked = هذا الحساب مقفل.
fix-account-locked = يفتحه المدير.
err-password-short = كلمة السر قصيرة.
fix-password-short = اكتب اثني عشر حرفاً على الأقل؛ أربع كلمات لا علاقة بينها تكفي.
err-password-common = كلمة السر هذه معروفة لمن يخمّن.
fix-password-common = اختر غيرها.
err-password-differs = الكلمتان ليستا متطابقتين.
fix-password-differs = اكتبها مرتين كما هي.
err-password-wrong = كلمة السر الحالية لم توافق.
fix-password-wrong = اكتب التي تدخل بها اليوم.
err-name-taken = هذا الاسم لحساب آخر.
fix-name-taken = اختر اسماً غيره للدخول.
err-last-administrator = هذا آخر مدير.
fix-last-administrator = عيّن مديراً آخر أولاً.

# Forms.
err-required = هذا الحقل لازم.
fix-required = اكتب ما تعرفه، ولو كلمة.
err-name-needed = لا ملف بلا اسم.
fix-name-needed = اكتب الاسم كما يقوله الأهل.
err-known-needed = الاسم وحده لا يكفي لنعرف صاحبه.
fix-known-needed = أضف شيئاً واحداً معروفاً: اسم الأم، أو تاريخ الأخذ، أو مكانه.
err-source-needed = لم تكتب من أخبرك.
fix-source-needed = اكتب من أخبرك، ولو بصلته فقط: «أخوه».
err-reason-needed = السبب لازم.
fix-reason-needed = جملة تكفي زميلاً بعد سنة.
err-file-needed = لم يصلنا ملف.
fix-file-needed = اختر ملفاً ثم أرسل.
err-organisation-needed = لمن هذه القائمة؟
fix-organisation-needed = اختر المنظمة أو اكتب اسمها.
err-organisation-withdrawn = هذه المنظمة سحبت قوائمها.
fix-organisation-withdrawn = أعدها أولاً من صفحة المنظمات، أو اختر غيرها.
err-date-unread = لم نفهم التاريخ «{ $said }».
fix-date-unread = بقي كما كتبته. تستطيع كتابة يوم أو شهر أو سنة أو «قبل الحصاد ٢٠١٣».
err-typed-name = الاسم المكتوب لا يطابق.
fix-typed-name = اكتبه كما يظهر في الصفحة.
err-stands-different = قال زميل إنهما شخصان.
fix-stands-different = اسحب ذلك الحكم واكتب السبب، ثم احكم من جديد.
err-already-judged = حُكم في هذا الزوج من قبل.
fix-already-judged = اقرأ الحكم ثم تابع.
err-cannot-see-both = أحد السجلين محجوب عن دورك.
fix-cannot-see-both = اترك هذا الزوج لزميل.
fix-403 = إن كان عملك يحتاجه فاطلبه من المدير.
fix-locked-out = { $minutes ->
    [zero] ينفتح بعد لحظة.
    [one] ينفتح بعد دقيقة.
    [two] ينفتح بعد دقيقتين.
    [few] ينفتح بعد { $minutes } دقائق.
    [many] ينفتح بعد { $minutes } دقيقة.
   *[other] ينفتح بعد { $minutes } دقيقة.
}
# A call of a program that is not as described. { $at } is a place in it.
err-call-missing = عند { $at }: ينقص «{ $name }»، وهو لازم.
fix-call-missing = أضفه. شكل كل طلب في ‎/api/v1/openapi.json.
err-call-unknown = عند { $at }: لا نعرف «{ $name }».
fix-call-unknown = المعروف هناك: { $expected }.
err-call-value = عند { $at }: القيمة ليست كما ينبغي.
fix-call-value = المتوقع هناك: { $expected }.
err-call-json = عند { $at } (السطر والعمود): ليس هذا JSON صحيحاً.
fix-call-json = أرسل مستند JSON كاملاً بترميز UTF-8.
call-kind-text = نص
call-kind-truth = ‏true أو false
call-kind-list = قائمة
call-kind-object = كائن له حقول
call-kind-whole = عدد صحيح
call-kind-number = عدد
call-kind-file = رقم ملف، مثل p12
call-kind-subject = رقم ملف مثل p12، أو مكان احتجاز مثل f:F117، أو حاجز مثل k2
call-kind-member = رقم زميل، مثل m3
call-kind-source = رقم مصدر، مثل s7
call-kind-document = رقم وثيقة، مثل d3
call-kind-organisation = رقم منظمة، مثل o2
call-kind-day = يوم بهذا الشكل: 2026-12-01
call-kind-described = ما في وصف الواجهة، ‎/api/v1/openapi.json
err-call-twice = عند { $at }: قيل «{ $name }» مرتين، ويقال مرة واحدة.
fix-call-twice = اترك المقصود منهما وحده.
call-kind-file-of-task = رقم ملف، مثل p12؛ وأماكن الاحتجاز والوحدات والحواجز في «subjects»
call-kind-nothing = لا شيء
call-kind-upload = ملف يُرسل باسمه ‎(filename=…)
call-kind-key = من حرف إلى ١٢٨ حرفاً
call-kind-property = مفتاح خاصية، مثل mother_name ‎(/api/v1/properties)
call-kind-place = رمز مكان، مثل SY12
call-kind-party = رمز جهة، مثل SYA-MI
call-kind-import = رقم قائمة واردة، مثل i2
call-kind-tag = وسم يستعمله الزملاء
call-kind-task = رقم زميل، مثل m3، أو anyone
call-kind-sheet-of-plan = الملف وورقته كما هما في sheets من الخطة
call-kind-row-of-plan = سطر من الخطة كما هو في rows منها
err-call-400 = لم نستطع قراءة الطلب.
fix-call-400 = أرسله كما في الوصف ‎/api/v1/openapi.json: نص بترميز UTF-8، ونموذج بأجزائه كاملة.
err-call-401 = لا رمز دخول في الطلب، أو فيه رمز لم يعد يفتح شيئاً.
fix-call-401 = أرسل الترويسة Authorization: Bearer مع رمز من صفحة صاحبه.
err-call-404 = لا طلب في هذا العنوان.
fix-call-404 = كل الطلبات في الوصف ‎/api/v1/openapi.json.
err-call-not-found = لا شيء هنا بهذا الرقم، أو ليس لصاحب هذا الرمز.
fix-call-not-found = تحقق من الرقم في العنوان.
err-call-405 = هذا العنوان لا يقبل هذه الطريقة.
fix-call-405 = الترويسة Allow تقول ما يقبله.
err-call-408 = لم يصل الطلب في وقته.
fix-call-408 = أرسله من جديد.
err-call-stale = تغيّر هذا بعد أن قُرئ.
fix-call-stale = اقرأه من جديد، ثم أرسل ما بقي مقصوداً.
err-call-409 = غيّر زميل هذا الشيء قبل لحظة.
fix-call-409 = اقرأ ما صار إليه، ثم أرسل ما بقي مقصوداً.
err-call-413 = الطلب أكبر مما نستقبل.
fix-call-413 = أقصى حجم { $limit }.
err-call-415 = لا يقول الطلب إنه يحمل ما في الوصف.
fix-call-415 = المستندات مع Content-Type: application/json، والملفات مع multipart/form-data.
err-call-choice-needed = عند { $field } لا شيء مكتوب، وهو لازم.
fix-call-choice-needed = ما يُكتب هناك في الوصف ‎/api/v1/openapi.json.
err-call-field-unknown = لا نعرف ما كُتب عند { $field }.
fix-call-field-unknown = تحقق من الكتابة؛ وما يُكتب هناك في الوصف ‎/api/v1/openapi.json.
err-call-too-long = ما كُتب عند { $field } أطول مما نستقبل.
fix-call-too-long = أقصاه { $limit } حرف.
err-choice-needed = لم تختر شيئاً هنا.
fix-choice-needed = اختر واحداً من القائمة.
err-who-unknown = لا يوجد بهذا الرقم زميل يستطيع ذلك.
fix-who-unknown = اختر زميلاً حسابه مفتوح ويضيف إلى الملفات.

# The properties of a file; the same words as in crates/model/vocab/properties.toml.
prop-full_name = الاسم كما قيل
prop-given_name = الاسم
prop-father_name = اسم الأب
prop-grandfather_name = اسم الجد
prop-family_name = النسبة
prop-kunya = الكنية (أبو/أم)
prop-other_name = أسماء أخرى
prop-mother_name = اسم الأم
prop-sex = الجنس
prop-birth_date = تاريخ الولادة
prop-age = العمر
prop-birth_place = مكان الولادة
prop-registration_place = محل القيد
prop-registration_number = رقم القيد
prop-national_number = الرقم الوطني
prop-origin_place = من أي بلدة
prop-residence = مكان السكن
prop-governorate = المحافظة
prop-profession = العمل
prop-nationality = الجنسية
prop-marital_status = الحالة المدنية
prop-record_number = رقم الملف عند المصدر
prop-informant_relation = صلة من أخبرنا
prop-informant_name = من أخبرنا
prop-phone = الهاتف
prop-consent = الموافقة
prop-photo = صورة
prop-note = ملاحظة
prop-support_asked = ما طُلب من دعم
prop-support_given = ما قُدّم من دعم
prop-sample_given = من أعطى عيّنة
prop-sample_kept_at = أين حُفظت العيّنة
prop-guardian = الوصي أو الوكيل
prop-guardianship_ruling = الحكم بالوصاية
prop-team = الفريق
prop-compartments = الخزائن
prop-compartment = الخزانة
prop-taken_date = تاريخ الأخذ
prop-taken_place = مكان الأخذ
prop-taken_circumstance = ظرف الأخذ
prop-party = الجهة
prop-held_at = مكان الاحتجاز
prop-status = الحال كما قيل
prop-status_date = تاريخ الإفادة بالحال
prop-fate = المصير كما قيل
prop-death_date = تاريخ الوفاة كما قيل
prop-death_place = مكان الوفاة كما قيل
prop-death_cause = سبب الوفاة كما قيل
prop-burial_place = مكان الدفن كما قيل
prop-event_kind = نوع الحدث
prop-event_date = تاريخ الحدث
prop-event_place = مكان الحدث
prop-event_unit = الجهة في الحدث
prop-event_facility = مكان الاحتجاز في الحدث
prop-denial_kind = جواب الجهة للعائلة
prop-event_note = تفصيل الحدث
prop-told_relative = من أُبلغ من الأهل
prop-told_by = من أبلغهم
prop-document = وثيقة
prop-list_source = المصدر كما كُتب

# Roles.
role-administrator = الإدارة
role-documenter = التوثيق
role-reviewer = المراجعة
role-liaison = التواصل مع الأهل
role-analyst = التحليل
role-auditor = التدقيق
role-guest = ضيافة شريك
role-administrator-about = فتح الحسابات وحفظ النسخ الاحتياطية.
role-documenter-about = فتح الملفات وإضافة الإفادات والوثائق والقوائم.
role-reviewer-about = الحكم في المطابقة، ومراجعة ما أضافه الآخرون، وسحب القوائم والمنظمات وإعادتها.
role-liaison-about = الحديث مع الأهل، ورؤية أرقامهم المختومة.
role-analyst-about = ضبط المطابقة والقوائم، بلا رؤية المختوم.
role-auditor-about = قراءة سجل الأفعال كله، بلا تغيير شيء.
role-guest-about = رؤية ما هو للشركاء فقط.

# Tiers: who may see a value.
tier-public = للعموم
tier-partner = للشركاء
tier-team = للفريق
tier-sealed = مختوم
tier-public-about = يراه أي إنسان.
tier-partner-about = تراه المنظمات الشريكة.
tier-team-about = يراه زملاؤنا.
tier-sealed-about = يراه من يلزمه فقط، وكل اطلاع يُكتب في سجل الأفعال.

# Reasons why a value is hidden or held.
held-for-family = محجوب حتى يُبلَّغ الأهل

# Graphs of strength.
mark-supported = قاله أكثر من مصدر
mark-once = قيل مرة واحدة
mark-denied = نكران

# Verdicts.
verdict-same = شخص واحد
verdict-different = شخصان
verdict-unsure = لا أعرف
prop-taken_point = نقطة على الخريطة
prop-subject_name = الاسم
prop-subject_other_name = أسماء أخرى
prop-subject_place = المكان
prop-subject_party = الجهة التي تديره
prop-subject_part_of = يتبع
prop-subject_since = من أي تاريخ
prop-subject_until = إلى أي تاريخ
prop-subject_point = الموقع
prop-subject_contact = كيف نصل إليها
prop-subject_note = ملاحظات
prop-subject_kind = النوع
prop-as_of = اليوم المطلوب

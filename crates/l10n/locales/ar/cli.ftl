# سطر الأوامر.
cli-usage = الاستعمال
cli-commands = الأوامر
cli-command = أمر
cli-options = الخيارات
cli-athar = أثر: سجل روابط الأهالي للمعتقلين والمختفين والمفقودين في سوريا.
cli-athar-more = مع ‎--json يجيب الأمر بمستند واحد. رمز الخروج ٠: تم، ١: رُفض مع السبب، ٢: استعمال خاطئ.
cli-init = سجل جديد في مجلد فارغ
cli-serve = افتح السجل في المتصفح
cli-import = أدخل قوائم: خطة تُقرأ، ثم قبول، ثم سحب إن لزم
cli-import-more = من دون ‎--accept لا يُكتب شيء.
cli-search = ابحث عن شخص
cli-show = اقرأ ملفاً واحداً
cli-export = نزّل قائمة للزملاء أو لجهة شريكة
cli-verify = افحص السجل كله، واعرف أين الخلل
cli-rebuild = احذف كل ما هو مشتق من سجل الأفعال وأعد بناءه
cli-backup = نسخة احتياطية مشفّرة في ملف واحد
cli-checkpoint = نقطة تحقق للسجل كما هو الآن، لتُطبع أو تُحفظ في مكان آخر
cli-copies = النسخ التي تُصنع وحدها: متى وأين وكيف حالها
cli-restore = استعد نسخة احتياطية في مجلد فارغ
cli-user = حسابات الزملاء
cli-user-list = اعرض الحسابات
cli-user-add = أضف زميلاً
cli-user-compartments = ائذن لزميل في خزائن، أو اسحب الإذن
cli-user-roles = غيّر أدوار زميل
cli-user-lock = أقفل حساباً
cli-user-unlock = افتح حساباً
cli-user-password = كلمة سر جديدة لزميل
cli-link = اعثر على الشخص نفسه في قوائم عدة
cli-link-more = إن أعطيته ملفات عمل بلا سجل ولا عبارة سر، ولم يحتفظ بشيء. وإن لم تعطه ملفات عمل على السجل نفسه.
cli-link-evaluate = قِس صواب الأزواج أو المجموعات على حقيقة معروفة
cli-names = مقارنة الأسماء وحدها
cli-names-score = قدّر تشابه أزواج من الأسماء، بالحروف العربية أو اللاتينية
cli-demo = املأ سجلاً مختلقاً وافتحه
cli-arg-help = هذه الصفحة
cli-arg-version = رقم الإصدار
cli-arg-data = مجلد السجل
cli-arg-passphrase-file = ملف فيه عبارة السر
cli-arg-key-file = ملف مفتاح بدل عبارة السر
cli-arg-json = أجب بمستند JSON واحد
cli-arg-lang = لغة الرسائل
cli-arg-files = الملفات
cli-arg-list-of = قائمة بماذا؛ وإلا فما تقوله عناوينها، أو أشخاص
cli-arg-out = أين يُكتب
cli-arg-why = السبب
cli-arg-in = خزانة (تُكرَّر)؛ بلا ذكرها لا يبقى إذن بشيء
cli-arg-roles = دور (يُكرَّر)
cli-arg-login = اسم الدخول
cli-arg-name = الاسم
cli-arg-password-file = ملف فيه كلمة السر
cli-arg-threshold = أدنى احتمال يُعدّ معه الزوج شخصاً واحداً
cli-arg-labels = أحكام معروفة (CSV)
cli-arg-model = نموذج محفوظ (TOML)
cli-arg-one-per-list = قائمة لا يرد فيها أحد مرتين (يُكرَّر؛ * لكل القوائم)
cli-arg-columns = عمود=حقل، حين لا يُفهم العنوان
cli-arg-pairs = ‏pairs.csv أو clusters.csv
cli-arg-truth = ‏CSV فيه rec_id وperson_id
cli-arg-name-pairs = ‏CSV فيه name_a وname_b
cli-arg-listen = العنوان والمنفذ
cli-arg-behind-https = السجل خلف خادم يتولى HTTPS
cli-arg-organisation = المنظمة صاحبة القائمة
cli-arg-mapping = قالب أعمدة محفوظ
cli-arg-encoding = ترميز النص
cli-arg-separator = الفاصل بين الأعمدة
cli-arg-column = عنوان=حقل (يُكرَّر)
cli-arg-save-mapping = احفظ قالب الأعمدة بهذا الاسم
cli-arg-plan = أظهر الخطة ولا تكتب شيئاً
cli-arg-accept = اقبل الخطة
cli-arg-withdraw = اسحب إدخالاً
cli-arg-restore = أعد إدخالاً مسحوباً
cli-erase = محو ما قيل عن شخص بطلب مشروع، نهائياً
cli-erase-more = يُتلف ما قيل عن الشخص: الأفعال والوثائق والأسماء، ويبقى سجل الأفعال سليماً عند التحقق. النسخ السابقة ما زال فيها ذلك، ويُذكر منها ما يعلم به السجل. وبرقم وثيقة (d2) تُتلف قائمة واحدة حُفظت كما وصلت، ويبقى ما أُخذ منها في الملفات.
cli-arg-asked-by = من يطلب ذلك، بلا اسم: الأم، الشخص نفسه
cli-arg-second = الزميل الموافق (LOGIN)؛ مع عبارة السر يكفي شخص واحد
cli-arg-with-lists = إتلاف القوائم التي أرسلها غيرنا وفيها هذا الشخص أيضاً
cli-erase-done = تمّ المحو. ما أُتلف: { $acts ->
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
}.
cli-erase-copies = ما زال ذلك في هذه النسخ: { $copies }
cli-erase-lists = ما زال ذلك في هذه القوائم: { $lists }. تُتلف كل منها وحدها برقم وثيقتها (athar erase d…)، أو من صفحة وثيقتها.
cli-erase-named = ما زال الاسم وارداً في هذه الملفات: { $files }
cli-erase-words = ما زال الاسم، أو ما يربط به، في كلام الزملاء: { $words }
cli-erase-papers = وثيقة مما يزول محفوظة في هذه الملفات أيضاً: { $files }
named-act = الفعل { $n }
named-tag = علامة
named-task = مهمة
named-title = عنوان مصدر
named-reason = سبب
named-remark = ملاحظة
named-paper = اسم وثيقة
named-organisation = اسم منظمة
named-link = ربط به
forget-stays-words = كلام لزملاء يرد فيه الاسم أو ما يربط به. صحّحوه أو أزيلوه قبل ذلك:
forget-stays-papers = الوثيقة نفسها محفوظة في هذه الملفات أيضاً، وتبقى فيها:
cli-arg-without-sheet = اترك هذه الورقة (يُكرَّر)
cli-arg-without-row = اترك هذا السطر: رقمه، أو ورقة:رقم (يُكرَّر)
cli-arg-titles = رقم سطر العناوين، أو ورقة:رقم؛ صفر: بلا عناوين
cli-arg-century = قرن السنين المكتوبة برقمين في عمود: عنوان=1900 أو عنوان=2000 (يُكرَّر)
cli-arg-words = كلمات البحث
cli-arg-limit = كم نتيجة تُعرض
cli-arg-filter = نوع=قيمة (يُكرَّر): year وplace وparty وstatus وsex وsource وorganisation وimport وmissing وflag وtag وtask
cli-arg-id = رقم الملف
cli-arg-format = صيغة الملف
cli-arg-for = لمن القائمة: للزملاء (team)، أو لجهة شريكة (partner)
cli-arg-show = عمود تريده في القائمة (يُكرَّر)
cli-arg-of = مما تكون القائمة: أماكن احتجاز أو جهات … بدل الأشخاص
cli-arg-shipped = مع البيانات المرجعية التي تأتي مع البرنامج
cli-arg-as-of = كما كان السجل في نهاية يوم (2024-03-01)، أو بعد فعل من سجل الأفعال (برقمه)
cli-arg-recipients = ملف فيه مفاتيح age العامة لمن يفتح النسخة
cli-arg-backup = ملف النسخة الاحتياطية
cli-arg-words-file = ملف فيه عبارة سر النسخة، إن كانت غير عبارة سر السجل
cli-arg-checkpoint = ملف فيه نقطة تحقق محفوظة في مكان آخر، تُقارن بالسجل
cli-arg-every = كل كم يوماً تُصنع نسخة (0: عند الطلب فقط)
cli-arg-folder = مجلد النسخ (إن تُرك فارغاً: بجانب السجل)
cli-arg-now = اصنع نسخة الآن وجرّبها
cli-arg-prove = جرّب نسخة موجودة
cli-arg-identity = ملف فيه مفتاح age الخاص
cli-arg-only-fill = املأ السجل ولا تفتحه
cli-ask-passphrase = عبارة السر:
cli-ask-again = مرة أخرى:
cli-ask-password = كلمة السر:
cli-rebuild-bar = إعادة البناء
cli-import-read = قراءة الملفات
cli-import-write = كتابة الإدخال
cli-link-read = قراءة القوائم
cli-link-work = المطابقة
cli-demo-fill = ملء السجل المختلق
cli-init-done = سجل جديد في { $dir }. احفظ عبارة السر: لا أحد يستطيع استعادتها.
cli-verify-ok = السجل سليم: { $leaves ->
    [zero] لا أفعال
    [one] فعل واحد
    [two] فعلان
    [few] { $leaves } أفعال
    [many] { $leaves } فعلاً
   *[other] { $leaves } فعل
}، { $evidence ->
    [zero] لا وثائق
    [one] وثيقة واحدة
    [two] وثيقتان
    [few] { $evidence } وثائق
    [many] { $evidence } وثيقة
   *[other] { $evidence } وثيقة
}.
cli-verify-broken = السجل ليس كما كُتب. ما فُحص: { $leaves ->
    [zero] لا أفعال
    [one] فعل واحد
    [two] فعلان
    [few] { $leaves } أفعال
    [many] { $leaves } فعلاً
   *[other] { $leaves } فعل
}، { $evidence ->
    [zero] لا وثائق
    [one] وثيقة واحدة
    [two] وثيقتان
    [few] { $evidence } وثائق
    [many] { $evidence } وثيقة
   *[other] { $evidence } وثيقة
}.
cli-rebuild-same = { $n ->
    [zero] لا ملفات في السجل، والمشتق كما كان.
    [one] أُعيد بناء ملف واحد، وهو كما كان تماماً.
    [two] أُعيد بناء ملفين، وهما كما كانا تماماً.
    [few] أُعيد بناء { $n } ملفات، وهي كما كانت تماماً.
    [many] أُعيد بناء { $n } ملفاً، وهي كما كانت تماماً.
   *[other] أُعيد بناء { $n } ملف، وهي كما كانت تماماً.
}
cli-rebuild-differs = { $n ->
    [zero] لا ملفات في السجل، وكان في المشتق ما لا يطابق الأفعال؛ صُحّح.
    [one] أُعيد بناء ملف واحد، وكان في المشتق ما لا يطابق الأفعال؛ صُحّح.
    [two] أُعيد بناء ملفين، وكان في المشتق ما لا يطابق الأفعال؛ صُحّح.
    [few] أُعيد بناء { $n } ملفات، وكان في المشتق ما لا يطابق الأفعال؛ صُحّح.
    [many] أُعيد بناء { $n } ملفاً، وكان في المشتق ما لا يطابق الأفعال؛ صُحّح.
   *[other] أُعيد بناء { $n } ملف، وكان في المشتق ما لا يطابق الأفعال؛ صُحّح.
}
cli-backup-done = كُتبت النسخة الاحتياطية في { $file }، وفيها { $n ->
    [zero] سجل بلا ملفات
    [one] ملف واحد
    [two] ملفان
    [few] { $n } ملفات
    [many] { $n } ملفاً
   *[other] { $n } ملف
}، وفُتحت من جديد وقُرئ كل ما فيها.
cli-restore-done = { $n ->
    [zero] استُعيد سجل بلا ملفات
    [one] استُعيد ملف واحد
    [two] استُعيد ملفان
    [few] استُعيدت { $n } ملفات
    [many] استُعيد { $n } ملفاً
   *[other] استُعيد { $n } ملف
} في { $dir }، وتطابق سجل الأفعال والأعداد والبصمات.
cli-import-planned = خطة: { $rows ->
    [zero] لا أسطر
    [one] سطر واحد
    [two] سطران
    [few] { $rows } أسطر
    [many] { $rows } سطراً
   *[other] { $rows } سطر
} = مقبول { $accepted } + مكرر { $repeated } + ينتظر قراراً { $waiting } + مرفوض { $rejected }. لم يُكتب شيء بعد.
cli-import-done = تم الإدخال: { $rows ->
    [zero] لا أسطر
    [one] سطر واحد
    [two] سطران
    [few] { $rows } أسطر
    [many] { $rows } سطراً
   *[other] { $rows } سطر
} = مقبول { $accepted } + مكرر { $repeated } + ينتظر قراراً { $waiting } + مرفوض { $rejected }.
cli-import-nothing-new = لا جديد: { $rows ->
    [zero] لا أسطر
    [one] سطر واحد
    [two] سطران
    [few] { $rows } أسطر
    [many] { $rows } سطراً
   *[other] { $rows } سطر
} = مقبول { $accepted } + مكرر { $repeated } + ينتظر { $waiting } + مرفوض { $rejected }. لم يتغير شيء.
cli-import-people = { $n ->
    [zero] ليس في القائمة أحد.
    [one] في القائمة شخص واحد.
    [two] في القائمة شخصان.
    [few] في القائمة { $n } أشخاص.
    [many] في القائمة { $n } شخصاً.
   *[other] في القائمة { $n } شخص.
}
cli-import-files = { $new ->
    [zero] لا يُفتح ملف جديد
    [one] يُفتح ملف جديد
    [two] يُفتح ملفان جديدان
    [few] تُفتح { $new } ملفات جديدة
    [many] يُفتح { $new } ملفاً جديداً
   *[other] يُفتح { $new } ملف جديد
}{ $changed ->
    [zero] .
    [one] ، ويُضاف إلى ملف.
    [two] ، ويُضاف إلى ملفين.
    [few] ، ويُضاف إلى { $changed } ملفات.
    [many] ، ويُضاف إلى { $changed } ملفاً.
   *[other] ، ويُضاف إلى { $changed } ملف.
}
cli-import-guessed = (خُمّن من القيم وحدها)
cli-import-of = { $kind } في القائمة: { $n }
cli-import-of-guessed = { $kind } في القائمة: { $n }. هكذا تقول عناوينها؛ فإن كانت غير ذلك فقل ما هي بـ ‎--of.
cli-import-withdrawn = سُحب الإدخال: { $claims ->
    [zero] لا إفادات
    [one] إفادة واحدة
    [two] إفادتان
    [few] { $claims } إفادات
    [many] { $claims } إفادة
   *[other] { $claims } إفادة
} في { $n ->
    [zero] أي ملف
    [one] ملف واحد
    [two] ملفين
    [few] { $n } ملفات
    [many] { $n } ملفاً
   *[other] { $n } ملف
}. ويبقى مقروءاً في سجل الأفعال.
cli-import-restored = عاد الإدخال: { $claims ->
    [zero] بلا إفادات
    [one] إفادة واحدة
    [two] إفادتان
    [few] { $claims } إفادات
    [many] { $claims } إفادة
   *[other] { $claims } إفادة
} في { $n ->
    [zero] أي ملف
    [one] ملف واحد
    [two] ملفين
    [few] { $n } ملفات
    [many] { $n } ملفاً
   *[other] { $n } ملف
}.
cli-restored-by-operator = أُعيد من سطر الأوامر
cli-copies-made = صُنعت نسخة وجُرّبت: { $file }
cli-copies-none = لا نسخة بعد.
cli-copies-last = آخر نسخة مُجرَّبة: { $when }، { $file }
cli-copies-every = { $n ->
    [zero] عند الطلب فقط
    [one] كل يوم
    [two] كل يومين
    [few] كل { $n } أيام
    [many] كل { $n } يوماً
   *[other] كل { $n } يوم
}، في { $folder }
cli-copy-proven = فُتحت النسخة من جديد وقُرئ كل ما فيها: { $n ->
    [zero] سجل بلا ملفات
    [one] ملف واحد
    [two] ملفان
    [few] { $n } ملفات
    [many] { $n } ملفاً
   *[other] { $n } ملف
}.
cli-withdrawn-by-operator = سُحب من سطر الأوامر
cli-export-done = كُتب في { $file }: { $n ->
    [zero] لا ملفات
    [one] ملف واحد
    [two] ملفان
    [few] { $n } ملفات
    [many] { $n } ملفاً
   *[other] { $n } ملف
}.
cli-user-done = تم: { $login }
cli-link-done = { $records ->
    [zero] لا أسطر
    [one] سطر واحد
    [two] سطران
    [few] { $records } أسطر
    [many] { $records } سطراً
   *[other] { $records } سطر
}، { $pairs ->
    [zero] لا أزواج
    [one] زوج واحد
    [two] زوجان
    [few] { $pairs } أزواج
    [many] { $pairs } زوجاً
   *[other] { $pairs } زوج
}، { $clusters ->
    [zero] لا أشخاص
    [one] شخص واحد
    [two] شخصان
    [few] { $clusters } أشخاص
    [many] { $clusters } شخصاً
   *[other] { $clusters } شخص
}. حد الاحتمال { $threshold }.
cli-evaluate-done = الصحيح مما وُجد { $precision }، وما وُجد من الصحيح كله { $recall }، F1 { $f1 }
cli-names-done = { $pairs ->
    [zero] لا أزواج تُقدَّر.
    [one] قُدّر زوج واحد.
    [two] قُدّر زوجان.
    [few] قُدّرت { $pairs } أزواج.
    [many] قُدّر { $pairs } زوجاً.
   *[other] قُدّر { $pairs } زوج.
}
cli-demo-ready = سجل مختلق، { $n ->
    [zero] بلا ملفات
    [one] فيه ملف واحد
    [two] فيه ملفان
    [few] فيه { $n } ملفات
    [many] فيه { $n } ملفاً
   *[other] فيه { $n } ملف
}. لا أحد فيه حقيقي. الاسم وكلمة السر والدور:
cli-demo-passphrase = عبارة السر لسطر الأوامر: { $words }
err-wrong-use = لم نفهم الأمر.
fix-wrong-use = اقرأ ‎athar --help، أو أضف ‎--help بعد الأمر.
err-no-passphrase = لم تُعطَ عبارة السر.
fix-no-passphrase = اكتبها حين تُسأل، أو أعط ‎--passphrase-file.
err-passphrases-differ = العبارتان ليستا متطابقتين.
fix-passphrases-differ = أعد كتابتها مرتين على مهل.
err-passphrase-short = عبارة السر قصيرة.
fix-passphrase-short = اختر أربع كلمات لا علاقة بينها: اثنا عشر حرفاً على الأقل.
err-passphrase-long = عبارة السر أطول مما يُقبل.
fix-passphrase-long = أقصاها ٢٥٦ حرفاً.
err-passphrase-common = عبارة السر هذه معروفة لمن يخمّن.
fix-passphrase-common = اختر أربع كلمات لا علاقة بينها، لا حرفاً أو كلمة تتكرر.
err-demo-real = في هذا المجلد سجل حقيقي، والتجربة لا تمسّه.
fix-demo-real = أعطِ ‎--data مجلداً فارغاً للتجربة.
err-file-missing = الملف { $file } غير موجود.
fix-file-missing = تحقق من المسار.
err-file-denied = لا يُسمح بقراءة { $file } أو الكتابة فيه.
fix-file-denied = تحقق من صاحب الملف ومن الصلاحيات عليه.
err-file-io = تعذرت قراءة { $file } أو الكتابة فيه.
fix-file-io = تحقق من القرص. لم يتغير السجل.
err-backup-damaged = صُنعت النسخة، لكن في السجل نفسه قطعاً متضررة، فهي متضررة فيها أيضاً.
fix-backup-damaged = تحقق من السجل، واطلب هذه الوثائق ممن أعطاها. احتفظ بالنسخ الأقدم.
err-restore-damaged = استُعيد ما أمكن، وضاع بعض ما كان في النسخة؛ وقد ذُكر ما ضاع.
fix-restore-damaged = جرّب نسخة أخرى قبل أن تتابع في هذا المجلد.
err-not-a-checkpoint = ليس في الملف نقطة تحقق لهذا السجل.
fix-not-a-checkpoint = أعط الملف الذي كتبه ‎athar checkpoint لهذا السجل نفسه.
err-copy-altered = هذه النسخة متضررة أو ناقصة.
fix-copy-altered = اصنع نسخة جديدة اليوم. وإن لم تبق لك غير هذه فاستعدها في مجلد جديد: يُسمّى ما ضاع منها ويعود الباقي.
err-verify-broken = السجل ليس كما كُتب.
fix-verify-broken = لا تكتب فيه. انسخ المجلد كما هو، ثم استعد آخر نسخة احتياطية في مجلد آخر وقارن.
err-not-a-recipient = ليس في الملف مفتاح age صالح.
fix-not-a-recipient = سطر لكل مفتاح: ‏age1… للختم، ‏AGE-SECRET-KEY-1… للفتح.
err-column-option = لم نفهم أحد الأعمدة.
fix-column-option = اكتب: عنوان=حقل، والحقول في docs/formats.md.
err-show-option = لا نعرف العمود «{ $column }».
fix-show-option = ما يكون في القائمة من أعمدة: { $columns }.
err-column-field = لا حقل اسمه «{ $field }».
fix-column-field = الحقول: { $fields }
err-no-such-sheet = لا ورقة «{ $column }» في { $file }، فلم يُترك شيء ولم يُكتب شيء.
fix-no-such-sheet = اكتب اسم الورقة كما هو في الخطة.
err-no-such-row = لا سطر «{ $column }» في { $file }، فلم يُترك شيء ولم يُكتب شيء.
fix-no-such-row = اكتب الرقم كما هو في الخطة؛ وفي مصنف: ورقة:رقم.
err-row-option = لم نفهم رقم أحد الأسطر.
fix-row-option = اكتب رقماً، أو ورقة:رقم.
err-century-option = لم نفهم قرن أحد الأعمدة.
fix-century-option = اكتب: عنوان=1900 أو عنوان=2000.
err-filter-option = لم نفهم إحدى التصفيات.
fix-filter-option = اكتب: نوع=قيمة، مثلاً year=2012 أو place=SY12.
err-cannot-listen = لا نستطيع فتح العنوان { $address }.
fix-cannot-listen = قد يكون المنفذ مشغولاً: جرّب ‎--listen 127.0.0.1:8081.
err-link-needs-out = لم يُذكر أين تُكتب النتائج.
fix-link-needs-out = أضف ‎--out واسم مجلد.
err-link-threshold = حد الاحتمال المكتوب لا يصلح.
fix-link-threshold = اكتب عدداً بين ٠ و١، مثل ‎0.5.
err-link-model = تعذرت قراءة النموذج في { $file }.
fix-link-model = خذ ملف model.toml كما كتبه البرنامج.
err-link-label = السطر { $row } من { $file } لا يقول أهما شخص واحد أم شخصان: «{ $said }».
fix-link-label = اكتب 1 أو 0، أو same أو different، واتركه فارغاً حيث لا يقين.
err-link-labels = ليس من الأزواج المحكوم فيها ({ $said }) زوج في هذه القوائم.
fix-link-labels = يجب أن تكون المعرّفات كما في القوائم: rec_id، أو ملف#سطر. انظر في clusters.csv.
err-link-list = لا قائمة اسمها «{ $said }».
fix-link-list = اكتب اسمها كما في العمود list أو source، أو اسم ملفها، و* لكل القوائم.
err-link-column = لا عمود عنوانه «{ $said }» في أي من القوائم.
fix-link-column = اكتب العنوان كما هو في القائمة.
err-link-field = لا حقل اسمه «{ $said }».
fix-link-field = من الحقول: name وgiven وfather وgrandfather وfamily وmother وsex وdob وage وgovernorate وplace وdetained وrec_id وlist وignored، والباقي في docs/formats.md.
err-link-out = لا نستطيع الكتابة في { $dir }.
fix-link-out = سمِّ مجلداً تستطيع الكتابة فيه. لم يتغير شيء.
err-link-disk-full = امتلأ القرص الذي فيه { $dir }.
fix-link-disk-full = أفرغ بعض المساحة ثم حاول ثانية. لم يتغير شيء.
err-link-stopped = أُوقف العمل قبل تمامه.
fix-link-stopped = لم يُكتب شيء، فابدأ من جديد متى شئت.
err-table-unreadable = تعذرت قراءة الجدول { $file }.
fix-table-unreadable = يجب أن يكون CSV بترميز UTF-8، وفي سطره الأول أسماء الأعمدة.
err-table-column = لا عمود «{ $column }» في { $file }.
fix-table-column = سمِّ العمود بهذا الاسم، أو خذ الملف كما كتبه البرنامج.
# أين يكتب الأمر، وما يُعطى.
cli-arg-force = اكتب فوق الملف الموجود أياً كان
err-out-in-register = يقع { $file } في مجلد سجل.
fix-out-in-register = لم يُكتب شيء. اختر مكاناً خارجه، وعلى قرص آخر إن أمكن.
err-out-exists = في { $file } ملف آخر.
fix-out-exists = لم يُكتب شيء. اختر اسماً آخر، أو أضف ‎--force للكتابة فوقه.
err-out-is-folder = ‏{ $file } مجلد.
fix-out-is-folder = أضف اسم ملف بعده.
err-out-no-file = ليس { $file } ملفاً يُستبدل.
fix-out-no-file = اختر اسماً آخر.
err-folder-missing = لا يوجد مجلد { $dir }.
fix-folder-missing = تحقق من المسار، أو أنشئ المجلد أولاً. لم يُكتب شيء.
err-path-is-file = في { $dir } ملف، والمطلوب مجلد.
fix-path-is-file = تحقق من المسار، أو اختر للمجلد اسماً آخر.
err-file-is-folder = ‏{ $file } مجلد، والمطلوب ملف.
fix-file-is-folder = أضف اسم الملف بعده.
err-file-no-text = ليس في { $file } نص بترميز UTF-8.
fix-file-no-text = تحقق من أنه الملف الصحيح.

# النسخ.
cli-copies-off = متوقف: لا تُصنع نسخة تلقائياً. والتي تُصنع عند الطلب تقع في { $folder }
err-copy-lost = ما تقوم عليه هذه النسخة متضرر أو مقطوع (فهرسها أو مفتاحها أو قاعدة بياناتها)، ولا يُستعاد منها شيء.
fix-copy-lost = خذ نسخة أخرى ولو أقدم. لم يُكتب هنا شيء.
err-copy-unfit = هذه النسخة متضررة أو غُيّرت، ولم يُستعد منها شيء.
fix-copy-unfit = خذ نسخة أخرى ولو أقدم. لم يُكتب هنا شيء.
err-copy-heart = ما تقوم عليه هذه النسخة متضرر أو مقطوع: فهرسها أو مفتاحها أو قاعدة بياناتها.
fix-copy-heart = اصنع نسخة جديدة اليوم، وخذ أقدم منها إن احتجت. فإن لم تبق لك غير هذه فجرّب استعادتها في مجلد جديد: النسخة المقطوعة في قاعدة بياناتها لا يعود منها شيء.
err-copy-key = عبارة السر هذه لا تفتح النسخة.
fix-copy-key = اكتبها بتمهل. وإن كانت للنسخة عبارة خاصة بها فأعطها مع ‎--words-file، وإن صُنعت لمفاتيح فأعطِ ‎--identity.
err-copy-keys = ما أُعطي لا يفتح النسخة أو السجل الذي فيها.
fix-copy-keys = يفتح ‎--words-file أو ‎--identity النسخة، وتفتح عبارة السر السجل الذي فيها: تحقق من الاثنين.

# الاستماع.
err-listen-taken = برنامج آخر يستمع على { $address }.
fix-listen-taken = أوقفه، أو خذ منفذاً آخر: { $option }
err-listen-elsewhere = ليس لهذا الجهاز العنوان { $address }.
fix-listen-elsewhere = تحقق من العنوان؛ وهذا يصلح دائماً: { $option }
err-listen-denied = لا يُسمح لنا بالاستماع على { $address }.
fix-listen-denied = خذ منفذاً فوق 1024: { $option }
err-listen-no-address = ليس «{ $address }» عنواناً يُستمع عليه.
fix-listen-no-address = اكتب عنواناً ومنفذاً: { $option }

# الحسابات.
err-no-password = لم تُعطَ كلمة سر.
fix-no-password = اكتبها مرتين حين تُسأل، أو أعطِ ‎--password-file.
cli-user-no-totp = ليس للحساب { $login } مفتاح ثانٍ. لم يتغير شيء.

# خطأ في الاستعمال.
cli-mark-options = خيارات
cli-mark-default = المعتاد
cli-mark-values = القيم الممكنة
use-unknown-command = لا يوجد أمر «{ $said }».
use-unknown-option = لا يوجد هنا خيار «{ $arg }».
use-near = هل قصدت { $near }؟
use-missing = ينقص شيء: { $arg }
use-no-command = لم يُعطَ أمر.
use-twice = يُعطى «{ $arg }» مرة واحدة فقط.
use-together = لا يجتمع «{ $arg }» و«{ $other }».
use-no-value = يحتاج «{ $arg }» إلى قيمة.
use-value = لا تصلح «{ $said }» لـ«{ $arg }».
use-known-values = ما يصلح: { $known }
cli-erase-elsewhere = نسخ صُنعت أو أُخذت حينها وهي في مكان آخر، وما زال ذلك فيها: { $when }
cli-erase-rows = أسطر من قوائم قد تكون عن الشخص نفسه وتبقى حتى يُقرَّر فيها: { $rows }
cli-arg-as = باسم أي زميل (LOGIN)، وبحقوق أدواره وحدها
cli-arg-as-password-file = ملف فيه كلمة سر هذا الزميل
cli-arg-code = الرمز من هاتف هذا الزميل
cli-ask-password-of = كلمة سر { $login }:
cli-ask-code = الرمز من الهاتف:
cli-requests = ما ينتظر شخصاً ثانياً، والجواب عنه
cli-requests-more = من يجيب يُعرف بكلمة سره: --as LOGIN مع --confirm أو --refuse. لا أحد يجيب عما طلبه هو.
cli-arg-confirm = وافق على الطلب ذي هذا الرقم
cli-arg-refuse = ارفض الطلب ذا هذا الرقم
cli-requests-none = لا شيء ينتظر شخصاً ثانياً.
cli-requests-yours = جوابه عليك
cli-requests-how = الجواب باسم زميل: ‎athar requests --as LOGIN --confirm N
cli-requests-answer = رقمه { $n }، ويجيب عنه غيرك: ‎athar requests --as LOGIN --confirm { $n }
cli-requests-confirmed = تمّت الموافقة على الطلب { $n }، ونُفّذ.
cli-requests-refused = رُفض الطلب { $n }.
err-as-given = كلمة سر هذا الحساب أعطاها شخص آخر ولم يخترها صاحبه بعد.
fix-as-given = ادخل مرة من صفحة الدخول واختر كلمة سر لا يعرفها غيرك، ثم أعد الأمر.

# Teams of files.
cli-team = فرق الملفات
cli-team-list = الملفات التي لها فريق
cli-team-give = اجعل لملف فريقاً
cli-team-dissolve = حُلّ فريق ملف
cli-arg-member = زميل في الفريق: الاسم الذي يدخل به (يُكرَّر)

cli-bundle = تبادل حزم موقّعة مع سجلات أخرى
cli-bundle-make = حزمة لسجل آخر: من بعض الملفات أو من كل شيء
cli-bundle-make-more = ليس فيها ما ينتظر إخبار الأهل به ولا ما هو مختوم. ومن دون أرقام تحوي كل ما يُقال لمن تُصنع له.
cli-bundle-take = قراءة حزمة من سجل آخر: خطة ثم قبول
cli-bundle-take-more = من دون --accept لا يُكتب شيء. وما أُخذ يُسحب كأي إدخال: athar import --withdraw.
cli-arg-ids = ملفات، أو غيرها مما يتحدث عنه السجل (p12 أو f:F117)
cli-arg-bundle = الحزمة
cli-bundle-made = كُتبت في { $file }: { $n ->
    [zero] لا ملف
    [one] ملف واحد
    [two] ملفان
    [few] { $n } ملفات
    [many] { $n } ملفاً
   *[other] { $n } ملف
}، { $claims ->
    [zero] لا إفادة
    [one] إفادة واحدة
    [two] إفادتان
    [few] { $claims } إفادات
    [many] { $claims } إفادة
   *[other] { $claims } إفادة
}؛ { $back ->
    [zero] لا إفادة مسحوبة
    [one] إفادة واحدة مسحوبة
    [two] إفادتان مسحوبتان
    [few] { $back } إفادات مسحوبة
    [many] { $back } إفادة مسحوبة
   *[other] { $back } إفادة مسحوبة
}. ولمن يأخذها أن يقارن بالهاتف المفتاح الذي تحتها:
cli-bundle-from-known = حزمة من { $association } (السجل { $register })، موقّعة بالمفتاح المعروف هنا.
cli-bundle-from-new = حزمة من { $association } (السجل { $register }) الذي لم يأت منه شيء من قبل. قارن مفتاحه بالهاتف قبل القبول: { $key }
cli-bundle-planned = خطة: { $n ->
    [zero] لا بنود
    [one] بند واحد
    [two] بندان
    [few] { $n } بنود
    [many] { $n } بنداً
   *[other] { $n } بند
} من { $files ->
    [zero] لا ملف
    [one] ملف واحد
    [two] ملفين
    [few] { $files } ملفات
    [many] { $files } ملفاً
   *[other] { $files } ملف
} = مقبول { $accepted } + موجود من قبل { $repeated } + ينتظر { $waiting } + لم يؤخذ { $rejected }. لم يُكتب شيء بعد.
cli-bundle-done = أُخذت: { $n ->
    [zero] لا بنود
    [one] بند واحد
    [two] بندان
    [few] { $n } بنود
    [many] { $n } بنداً
   *[other] { $n } بند
} من { $files ->
    [zero] لا ملف
    [one] ملف واحد
    [two] ملفين
    [few] { $files } ملفات
    [many] { $files } ملفاً
   *[other] { $files } ملف
} = مقبول { $accepted } + موجود من قبل { $repeated } + ينتظر { $waiting } + لم يؤخذ { $rejected }.
cli-bundle-nothing-new = لا جديد: { $n ->
    [zero] لا بنود
    [one] بند واحد
    [two] بندان
    [few] { $n } بنود
    [many] { $n } بنداً
   *[other] { $n } بند
} من { $files ->
    [zero] لا ملف
    [one] ملف واحد
    [two] ملفين
    [few] { $files } ملفات
    [many] { $files } ملفاً
   *[other] { $files } ملف
} = مقبول { $accepted } + موجود من قبل { $repeated } + ينتظر { $waiting } + لم يؤخذ { $rejected }. لم يُكتب شيء.
cli-bundle-more-pieces = { $n ->
    [zero] لا بنود أخرى
    [one] وبند واحد آخر
    [two] وبندان آخران
    [few] و{ $n } بنود أخرى
    [many] و{ $n } بنداً آخر
   *[other] و{ $n } بند آخر
}، تُقرأ كلها في صفحة «الوارد».
cli-bundle-waits = ما ينتظر قد يكون عمّن طُلب محو ما قيل عنه: يُقرَّر فيه في صفحة «أسطر تنتظر»، باثنين.
cli-erase-left = خرج من هنا ولا يُمحى هناك بهذا، فأخبر من أخذه: { $left }
cli-erase-list-done = أُتلفت القائمة { $list } كما وصلت، ويبقى ما أُخذ منها في الملفات.
cli-backup-done-damaged = كُتبت النسخة الاحتياطية في { $file }، وفيها { $n ->
    [zero] سجل بلا ملفات
    [one] ملف واحد
    [two] ملفان
    [few] { $n } ملفات
    [many] { $n } ملفاً
   *[other] { $n } ملف
}. فُتحت من جديد، وفيها ما ليس كما كُتب لأنه كذلك في السجل:
cli-copy-proven-damaged = فُتحت النسخة من جديد: { $n ->
    [zero] سجل بلا ملفات
    [one] ملف واحد
    [two] ملفان
    [few] { $n } ملفات
    [many] { $n } ملفاً
   *[other] { $n } ملف
}. وفيها ما ليس كما كُتب:
cli-show-gone = كل ما قيل في هذا الملف سُحب. ومع --json يُذكر تاريخه.
err-out-dash = «-» ليس اسم ملف.
fix-out-dash = اكتب --out مع اسم ملف؛ فلا يُكتب في الخرج القياسي إلا الجواب.

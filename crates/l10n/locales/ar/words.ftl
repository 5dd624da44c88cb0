# Small words used on every page.
brand = أثر
language = اللغة
less-than = أقل من { $n }
size-bytes = { $n ->
    [zero] ٠ بايت
    [one] بايت واحد
    [two] بايتان
    [few] { $n } بايت
    [many] { $n } بايت
   *[other] { $n } بايت
}
size-kb = { $n } ك.ب
size-mb = { $n } م.ب
size-gb = { $n } غ.ب
yes = نعم
no = لا
none = لا شيء
unknown = لا نعرف
said-unknown = قال المصدر إنه لا يعرف
point-within = { $metres ->
    [zero] { $point }
    [one] { $point } (بدقة متر)
    [two] { $point } (بدقة مترين)
    [few] { $point } (بدقة { $metres } أمتار)
    [many] { $point } (بدقة { $metres } متراً)
   *[other] { $point } (بدقة { $metres } متر)
}
from-to = من { $from } إلى { $to }

# Counts. A count always leads to its list.
count-files = { $n ->
    [zero] لا ملفات
    [one] ملف واحد
    [two] ملفان
    [few] { $n } ملفات
    [many] { $n } ملفاً
   *[other] { $n } ملف
}
count-rows = { $n ->
    [zero] لا أسطر
    [one] سطر واحد
    [two] سطران
    [few] { $n } أسطر
    [many] { $n } سطراً
   *[other] { $n } سطر
}
count-people = { $n ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصان
    [few] { $n } أشخاص
    [many] { $n } شخصاً
   *[other] { $n } شخص
}
count-sources = { $n ->
    [zero] لا مصادر
    [one] مصدر واحد
    [two] مصدران
    [few] { $n } مصادر
    [many] { $n } مصدراً
   *[other] { $n } مصدر
}
count-claims = { $n ->
    [zero] لا إفادات
    [one] إفادة واحدة
    [two] إفادتان
    [few] { $n } إفادات
    [many] { $n } إفادة
   *[other] { $n } إفادة
}
count-documents = { $n ->
    [zero] لا وثائق
    [one] وثيقة واحدة
    [two] وثيقتان
    [few] { $n } وثائق
    [many] { $n } وثيقة
   *[other] { $n } وثيقة
}
count-columns = { $n ->
    [zero] لا أعمدة
    [one] عمود واحد
    [two] عمودان
    [few] { $n } أعمدة
    [many] { $n } عموداً
   *[other] { $n } عمود
}
count-pairs = { $n ->
    [zero] لا أزواج
    [one] زوج واحد
    [two] زوجان
    [few] { $n } أزواج
    [many] { $n } زوجاً
   *[other] { $n } زوج
}
count-lists = { $n ->
    [zero] لا قوائم
    [one] قائمة واحدة
    [two] قائمتان
    [few] { $n } قوائم
    [many] { $n } قائمة
   *[other] { $n } قائمة
}

# Time.
just-now = الآن
ago-minutes = { $n ->
    [zero] الآن
    [one] قبل دقيقة
    [two] قبل دقيقتين
    [few] قبل { $n } دقائق
    [many] قبل { $n } دقيقة
   *[other] قبل { $n } دقيقة
}
ago-hours = { $n ->
    [zero] الآن
    [one] قبل ساعة
    [two] قبل ساعتين
    [few] قبل { $n } ساعات
    [many] قبل { $n } ساعة
   *[other] قبل { $n } ساعة
}
ago-days = { $n ->
    [zero] اليوم
    [one] أمس
    [two] قبل يومين
    [few] قبل { $n } أيام
    [many] قبل { $n } يوماً
   *[other] قبل { $n } يوم
}
ago-months = { $n ->
    [zero] هذا الشهر
    [one] قبل شهر
    [two] قبل شهرين
    [few] قبل { $n } أشهر
    [many] قبل { $n } شهراً
   *[other] قبل { $n } شهر
}
ago-years = { $n ->
    [zero] هذه السنة
    [one] قبل سنة
    [two] قبل سنتين
    [few] قبل { $n } سنوات
    [many] قبل { $n } سنة
   *[other] قبل { $n } سنة
}
years-old = { $n ->
    [zero] دون السنة
    [one] سنة واحدة
    [two] سنتان
    [few] { $n } سنوات
    [many] { $n } سنة
   *[other] { $n } سنة
}

# Dates of any precision.
month-1 = كانون الثاني
month-2 = شباط
month-3 = آذار
month-4 = نيسان
month-5 = أيار
month-6 = حزيران
month-7 = تموز
month-8 = آب
month-9 = أيلول
month-10 = تشرين الأول
month-11 = تشرين الثاني
month-12 = كانون الأول
season-spring = ربيع { $year }
season-summer = صيف { $year }
season-autumn = خريف { $year }
season-winter = شتاء { $year }
date-early = أوائل { $when }
date-mid = أواسط { $when }
date-late = أواخر { $when }
date-about = نحو { $when }
date-roughly = { $when } تقريباً
date-before = قبل { $when }
date-after = بعد { $when }
date-until = حتى { $when }
date-since = منذ { $when }
date-between = بين { $from } و{ $to }
date-or = { $a } أو { $b }
date-unknown = لا نعرف متى
date-first-half = النصف الأول من { $when }
date-second-half = النصف الثاني من { $when }
and-more = { $n ->
    [zero] { "" }
    [one] وآخر
    [two] وآخران
    [few] و{ $n } آخرون
    [many] و{ $n } آخرون
   *[other] و{ $n } آخرون
}
comma = ،
sep = { "، " }
count-records = { $n ->
    [zero] لا سجلات
    [one] سجل واحد
    [two] سجلان
    [few] { $n } سجلات
    [many] { $n } سجلاً
   *[other] { $n } سجل
}
count-lists-of = { $n ->
    [zero] قائمة واحدة
    [one] قائمة واحدة
    [two] قائمتين
    [few] { $n } قوائم
    [many] { $n } قائمة
   *[other] { $n } قائمة
}
quote-open = «
quote-close = »

# Doors: lengths, limits, phones, tokens, a second person, recovery codes.

err-too-long = ما كُتب في «{ $field }» أطول مما نستقبل.
fix-too-long = أقصاه { $limit } حرف. اختصره، أو ضع الباقي في الملاحظات.
err-uploads-full = تصل الآن ملفات كثيرة دفعة واحدة.
fix-uploads-full = لم يضِع شيء. انتظر دقيقة حتى تنتهي، ثم أرسل ملفك من جديد.
prop-words = كلمات البحث

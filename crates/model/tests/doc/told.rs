// For the examples: what is told of the person p1, each claim said in an act of its own, from the first on.
|claims: &[&str]| -> model::dossier::Told {
    let act = |claim: &&str| {
        let bytes = format!(
            r#"{{"at":7,"act":{{"said":{{"person":"p1","source":"s1","organisation":"o1",
                "known":"2026-03-01","by":"m1","claims":[{claim}]}}}}}}"#
        );
        model::act::decode(bytes.as_bytes()).expect("an act").act
    };
    let entry = |(act, seq)| model::dossier::Entry { seq, at: 7, act };
    let log: Vec<_> = claims.iter().map(act).zip(1..).map(entry).collect();
    model::Told::of(&[model::PersonId(1)], None, &log, &model::dossier::Voids::default(), &|_| None)
}

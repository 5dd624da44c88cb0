# The properties of a file; the same words as in crates/model/vocab/properties.toml.
prop-full_name = Name as said
prop-given_name = Given name
prop-father_name = Father's name
prop-grandfather_name = Grandfather's name
prop-family_name = Family name
prop-kunya = Kunya (Abu/Umm)
prop-other_name = Other names
prop-mother_name = Mother's name
prop-sex = Sex
prop-birth_date = Date of birth
prop-age = Age
prop-birth_place = Place of birth
prop-registration_place = Place of registration
prop-registration_number = Registration number
prop-national_number = National number
prop-origin_place = From which town
prop-residence = Residence
prop-governorate = Governorate
prop-profession = Work
prop-nationality = Nationality
prop-marital_status = Civil status
prop-record_number = Number in the source
prop-informant_relation = Relation of who told us
prop-informant_name = Who told us
prop-phone = Phone
prop-consent = Consent
prop-photo = Photograph
prop-note = Note
prop-support_asked = Support asked for
prop-support_given = Support given
prop-sample_given = Who gave a sample
prop-sample_kept_at = Where the sample is kept
prop-guardian = Guardian or agent
prop-guardianship_ruling = Ruling on guardianship
prop-team = Team
prop-compartments = Compartments
prop-compartment = Compartment
prop-taken_date = Date of taking
prop-taken_place = Place of taking
prop-taken_circumstance = Circumstance of taking
prop-party = Responsible party
prop-held_at = Place of detention
prop-status = Status as said
prop-status_date = Date of that status
prop-fate = Fate as said
prop-death_date = Date of death as said
prop-death_place = Place of death as said
prop-death_cause = Cause of death as said
prop-burial_place = Place of burial as said
prop-event_kind = Kind of event
prop-event_date = Date of the event
prop-event_place = Place of the event
prop-event_unit = Party in the event
prop-event_facility = Place of detention in the event
prop-denial_kind = Answer to the family
prop-event_note = Details of the event
prop-told_relative = Which relative was told
prop-told_by = Who told them
prop-document = Document
prop-list_source = Source as written

# Roles.
role-administrator = Administrator
role-documenter = Documenter
role-reviewer = Reviewer
role-liaison = Family liaison
role-analyst = Analyst
role-auditor = Auditor
role-guest = Guest of a partner
role-administrator-about = Opens accounts and keeps backups.
role-documenter-about = Opens files and adds claims, documents and lists.
role-reviewer-about = Judges matches, reviews what others added, withdraws lists and organisations and restores them.
role-liaison-about = Speaks with families and sees their sealed numbers.
role-analyst-about = Tunes matching and lists, and does not see what is sealed.
role-auditor-about = Reads the whole log and changes nothing.
role-guest-about = Sees only what is open to partners.

# Tiers: who may see a value.
tier-public = Public
tier-partner = Partners
tier-team = Team
tier-sealed = Sealed
tier-public-about = Anyone may see it.
tier-partner-about = Partner organisations may see it.
tier-team-about = Our colleagues may see it.
tier-sealed-about = Those who need it may see it, and each reading is logged.

# Reasons why a value is hidden or held.
held-for-family = Held until the family has been told

# Graphs of strength.
mark-supported = Said by more than one source
mark-once = Said once
mark-denied = A denial

# Verdicts.
verdict-same = The same person
verdict-different = Two persons
verdict-unsure = Not sure
prop-taken_point = Point on the map
prop-subject_name = Name
prop-subject_other_name = Other names
prop-subject_place = Place
prop-subject_party = Party in charge
prop-subject_part_of = Belongs to
prop-subject_since = Since when
prop-subject_until = Until when
prop-subject_point = Point on the map
prop-subject_contact = How it is reached
prop-subject_note = Notes
prop-subject_kind = Kind
prop-as_of = Day asked for

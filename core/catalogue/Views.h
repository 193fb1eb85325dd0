// Names for what the registers and the files hold together. Views over several files, which SQLite allows only as TEMP
// ones: made anew on every connection.
#pragma once

#include <string>

#include "catalogue/Db.h"

namespace albumen {

inline constexpr int faceLive = 0, faceGone = 1; // face.state

/// One view a register that queries ask for: face_box, face_pair, person_birth, person_cover, person_deleted,
/// person_unfiled, content_favourite, content_stars, content_place, content_taken, content_turn, content_unfiled; the
/// schema itself has face_person, face_status, face_not_person and person_name. known_person: root people with a name,
/// not deleted. collection: the picture of every present photo, as often as there are photos of it; not those that only
/// say who somebody is. live_face: faces that are found or drawn and not taken back. maybe_of_person: by root person,
/// the faces that face_label may give them; found by index, to be checked there. face_label: every live face with how
/// it is labelled (LabelHow) and with whom (root person). The decision of a person comes first; a match holds only
/// while its evidence face is still given to the person it speaks for, and while nobody refused that person for the
/// face.
std::string crossViews();

/// After an unclean end: a pass whose `found` differs from what is stored did not arrive whole. It is forgotten, so the
/// photo counts as not looked at.
Status forgetHalfPasses(Db& db);

/// Of what networks found, forgets what speaks of rows that the catalogue does not have yet: an older one was put in
/// its place, or its log was lost. New rows will have the numbers of those.
Status forgetWhatIsNewer(Db& db);

} // namespace albumen

// Views over several files, which SQLite allows only as TEMP ones: made anew on every connection.
#pragma once

#include <string>

#include "catalogue/Db.h"

namespace albumen {

/// face_label: every live face with how it is labelled (LabelHow) and with whom (root person). The decision of a person
/// comes first; a match holds only while its evidence face is still given to the person it speaks for, and while nobody
/// refused that person for the face.
std::string crossViews();

/// After an unclean end: a pass whose `found` differs from what is stored did not arrive whole. It is forgotten, so the
/// photo counts as not looked at.
Status forgetHalfPasses(Db& db);

} // namespace albumen

// People who stand in no album: drawn by lot for the networks to learn from.
#pragma once

#include "sample/DrawnPerson.h"
#include "sample/SampleRandom.h"

namespace albumen {

/// A person by lot. Ensures: differs in hair style, beard or glasses from every person of the sample album, so that the
/// album is nothing a network has learnt by heart.
PersonLook randomLook(SampleRandom& random);

/// The way somebody is seen: pose, smile, light and clothes by lot; place and size are the caller's.
PersonView randomView(SampleRandom& random);

} // namespace albumen

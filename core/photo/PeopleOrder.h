#pragma once

namespace albumen {

/// How people are listed. mostPhotos: equal ones by name, as in those that follow; name: by its letters' numbers, a
/// language orders them otherwise; lastSeen: by the newest photo that they are surely in, without a date last;
/// mostToConfirm: by how many faces are asked about.
enum class PeopleOrder { mostPhotos, name, lastSeen, mostToConfirm };

} // namespace albumen

#pragma once

namespace albumen {

/// How people are listed. mostPhotos: equal ones by name.
enum class PeopleOrder { mostPhotos, name };

} // namespace albumen

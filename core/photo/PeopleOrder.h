#pragma once

namespace albumen {

/// How people are listed.
enum class PeopleOrder { mostPhotos, name };

} // namespace albumen

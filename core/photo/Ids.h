// Local row numbers, one type each so that they are never mixed. Whatever leaves the library carries a Uid.
#pragma once

#include <cstdint>
#include <type_traits>

namespace albumen {

enum class RootId : std::int64_t {};
enum class PhotoId : std::int64_t {};
enum class FaceId : std::int64_t {};
enum class ContentNo : std::int64_t {};
enum class PersonId : std::int64_t {};
enum class GroupId : std::int64_t {};
enum class AlbumId : std::int64_t {};
enum class DecisionId : std::int64_t {};
enum class RunId : std::int64_t {};

template <class Id>
requires std::is_enum_v<Id>
constexpr std::int64_t raw(Id id)
{
    return static_cast<std::int64_t>(id);
}

} // namespace albumen

// "Is this X?": the questions open in a library, those most worth an answer first.
#pragma once

#include <optional>
#include <vector>

#include "catalogue/Catalogue.h"
#include "run/PeopleIndex.h"

namespace albumen {

struct Suggestion {
    FaceId face{};
    PersonId person{}; ///< the root
    float distance = 0;
    FaceId evidence{};         ///< the face of the person that is nearest to it
    double chance = 0;         ///< 0..1 that it is
    std::uint64_t settles = 0; ///< other open faces as near to it as a match asks for
};

/// Everybody's, or one person's, at most `most`.
Result<std::vector<Suggestion>> suggestions(const Catalogue& catalogue, PeopleIndex& people,
                                            std::optional<PersonId> person, std::size_t most);

} // namespace albumen

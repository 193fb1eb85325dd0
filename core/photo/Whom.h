#pragma once

#include <optional>
#include <string>
#include <utility>

#include "photo/Ids.h"

namespace albumen {

/// A person, as somebody says who is meant: by number, or by name; where faces are given, a name that nobody has makes
/// a new person. Two people may have one name after libraries met: the number tells them apart.
struct Whom {
    Whom() = default;
    Whom(std::string called) : name(std::move(called)) {}
    Whom(const char* called) : name(called) {}
    Whom(PersonId one) : id(one) {}
    /// A new person, also where somebody has this name: called "Anna (2)" then, by the first number that is free. Only
    /// where faces are given.
    static Whom another(std::string called)
    {
        Whom whom(std::move(called));
        whom.fresh = true;
        return whom;
    }

    std::optional<PersonId> id; ///< goes before the name
    std::string name;
    bool fresh = false; ///< as another() says
};

} // namespace albumen

// What people's folders and zips are to be called, and in which order they change, so that each name is free when it is
// taken.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "archive/SafeName.h"

namespace albumen {

/// A folder or a zip that is to be called as its person.
struct NameWish {
    std::string wanted;
    std::string now; ///< empty: it is still to be made
    /// any: the name wanted, or one with a number. keepNumber: as any, but a number that it has it keeps. stay: it
    /// keeps its name. giveWay: nobody is called so any more, and it keeps its name as long as nobody wants that.
    enum class May { any, keepNumber, stay, giveWay };
    May may = May::any;
};

/// One name that changes.
struct Renaming {
    std::size_t wish = 0; ///< its place among the wishes
    std::string from, to;
};

class NameChanges
{
public:
    using HasName = std::function<bool(const std::string&)>;
    using Numbered = std::string (*)(std::string_view, int);
    /// Who meets a stranger's file or folder of the name wanted: goes past it when the turn comes, or gets a number
    /// now.
    enum class Strangers { passedLater, passedNow };

    /// `reserved`: names for nobody here. `isStrangers`: does something of nobody's have this name?
    NameChanges(std::vector<NameWish> wishes, Numbered numbered, NameSet reserved, HasName isStrangers,
                Strangers strangers);

    /// What each is called then, in the order of the wishes. Ensures: no two are one name on any disk. Who has the name
    /// wanted keeps it; who has a number loses it where the name is free.
    const std::vector<std::string>& names() const { return given_; }
    /// Of those that have a name. Names that go round in a ring go over one more, with a number.
    std::vector<Renaming> inOrder();

private:
    bool isOpen(std::size_t wish) const { return given_[wish].empty(); }
    void give(std::size_t wish, const std::string& name);
    void keepNames();
    void claim(std::size_t wish);
    void giveWay(std::size_t wish);
    std::string withNumber(const std::string& wanted) const;

    std::vector<NameWish> wishes_;
    const Numbered numbered_;
    const HasName isStrangers_;
    const Strangers strangers_;
    NameSet taken_, now_;
    std::vector<std::string> given_;
};

} // namespace albumen

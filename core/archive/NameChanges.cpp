#include "archive/NameChanges.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/SearchText.h"

namespace albumen {

NameChanges::NameChanges(std::vector<NameWish> wishes, Numbered numbered, NameSet reserved, HasName isStrangers,
                         Strangers strangers)
    : wishes_(std::move(wishes)), numbered_(numbered), isStrangers_(std::move(isStrangers)), strangers_(strangers),
      taken_(std::move(reserved)), given_(wishes_.size())
{
    for (const NameWish& wish : wishes_)
        if (!wish.now.empty()) now_.add(wish.now);
    keepNames();
    for (std::size_t i = 0; i < wishes_.size(); ++i)
        if (isOpen(i) && wishes_[i].may != NameWish::May::giveWay) claim(i);
    for (std::size_t i = 0; i < wishes_.size(); ++i)
        if (isOpen(i)) giveWay(i);
}

void NameChanges::give(std::size_t wish, const std::string& name)
{
    given_[wish] = name;
    taken_.add(name);
}

/// First who has the name wanted, then who cannot lose the number.
void NameChanges::keepNames()
{
    const auto each = [this](auto keeps) {
        for (std::size_t i = 0; i < wishes_.size(); ++i) {
            const NameWish& wish = wishes_[i];
            if (!isOpen(i) || wish.now.empty() || wish.may == NameWish::May::giveWay) continue;
            if (keeps(wish)) give(i, wish.now);
        }
    };
    each([](const NameWish& wish) { return wish.may == NameWish::May::stay; });
    each([this](const NameWish& wish) { return wish.now == wish.wanted && !taken_.taken(wish.now); });
    each([this](const NameWish& wish) {
        const bool bound = wish.may == NameWish::May::keepNumber || taken_.taken(wish.wanted);
        return isNumberedForm(wish.now, wish.wanted) && !taken_.taken(wish.now) && (bound || isStrangers_(wish.wanted));
    });
}

void NameChanges::claim(std::size_t index)
{
    const NameWish& wish = wishes_[index];
    const bool stranger = strangers_ == Strangers::passedNow && isStrangers_(wish.wanted);
    if (!taken_.taken(wish.wanted) && !stranger) return give(index, wish.wanted);
    const bool keeps = isNumberedForm(wish.now, wish.wanted) && !taken_.taken(wish.now);
    give(index, keeps ? wish.now : withNumber(wish.wanted));
}

/// It takes the name that is given up for its own, as though the two had never been exchanged.
void NameChanges::giveWay(std::size_t index)
{
    const std::string& now = wishes_[index].now;
    if (!taken_.taken(now)) return give(index, now);
    for (std::size_t i = 0; i < wishes_.size(); ++i) {
        const std::string& left = wishes_[i].now;
        if (caselessKey(given_[i]) == caselessKey(now) && !left.empty() && !taken_.taken(left))
            return give(index, left);
    }
    give(index, withNumber(now));
}

/// The first that nobody has, neither now nor then.
std::string NameChanges::withNumber(const std::string& wanted) const
{
    for (int number = 2;; ++number) {
        const std::string name = numbered_(wanted, number);
        if (!taken_.taken(name) && !now_.taken(name) && !isStrangers_(name)) return name;
    }
}

std::vector<Renaming> NameChanges::inOrder()
{
    std::vector<Renaming> open, ordered;
    std::map<std::string, std::size_t> held; // names that are still to be given up
    for (std::size_t i = 0; i < wishes_.size(); ++i)
        if (!wishes_[i].now.empty() && wishes_[i].now != given_[i]) {
            open.push_back({i, wishes_[i].now, given_[i]});
            held[caselessKey(wishes_[i].now)] = i;
        }
    const auto isFree = [&held](const Renaming& one) {
        const auto holder = held.find(caselessKey(one.to));
        return holder == held.end() || holder->second == one.wish; // only capitals change
    };
    while (!open.empty()) {
        const auto next = std::ranges::find_if(open, isFree);
        Renaming& one = next == open.end() ? open.front() : *next;
        held.erase(caselessKey(one.from));
        if (next == open.end()) {
            const std::string between = withNumber(one.to);
            taken_.add(between);
            ordered.push_back({one.wish, one.from, between});
            one.from = between;
        } else {
            ordered.push_back(std::move(one));
            open.erase(next);
        }
    }
    return ordered;
}

} // namespace albumen

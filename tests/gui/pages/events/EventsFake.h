// Events in memory that are named, split and joined as the library does.
#pragma once

#include <algorithm>
#include <map>
#include <mutex>

#include "pages/photos/PhotosFake.h"

namespace albumen::test {

/// Six photos in three events: 5 and 6 in 2020 by name, 3 and 4 on two days in Lisbon in May 2019, 1 and 2 before.
struct EventLibrary : PhotoLibrary {
    static constexpr std::int64_t may2019 = 1'556'668'800, day = 86'400;
    struct One {
        std::vector<std::int64_t> photos; ///< oldest first
        std::string name;
        std::int64_t firstDayS = 0;
        std::vector<std::string> places;
    };
    mutable std::mutex lock;
    std::vector<One> all; ///< newest first
    std::vector<Command> taken;
    std::map<DecisionId, std::vector<One>> undone; ///< what an undo of each of those in force makes

    EventLibrary()
    {
        all = {{{5, 6}, "Birthday", may2019 + 400 * day, {}},
               {{3, 4}, "", may2019, {"Lisbon", "Sintra"}},
               {{1, 2}, "", may2019 - 7 * day, {}}};
    }

    struct Answers : EventQuestions {
        const EventLibrary& library;
        explicit Answers(const EventLibrary& l) : library(l) {}
        static EventRow rowOf(const One& one)
        {
            const auto more = static_cast<std::int64_t>(one.photos.size()) - 1;
            return {PhotoId{one.photos.front()}, one.firstDayS, one.firstDayS + more * day, one.photos.size(),
                    one.name};
        }
        Result<std::vector<EventRow>> list() const override
        {
            const std::lock_guard guard(library.lock);
            std::vector<EventRow> rows;
            for (const One& one : library.all) rows.push_back(rowOf(one));
            return rows;
        }
        Result<std::vector<EventCard>> cards(std::span<const PhotoId> ids, const std::string&) const override
        {
            const std::lock_guard guard(library.lock);
            std::vector<EventCard> cards;
            for (const PhotoId id : ids)
                for (const One& one : library.all) {
                    if (std::ranges::find(one.photos, raw(id)) == one.photos.end()) continue;
                    EventCard card{.row = rowOf(one)};
                    for (std::size_t i = 0; i < one.photos.size(); ++i)
                        card.days.push_back({one.firstDayS + static_cast<std::int64_t>(i) * day, 1});
                    card.places = one.places;
                    card.cover = PhotoId{one.photos.back()};
                    cards.push_back(std::move(card));
                }
            return cards;
        }
        Result<std::vector<PhotoId>> photos(PhotoId event) const override
        {
            const std::lock_guard guard(library.lock);
            for (const One& one : library.all)
                if (std::ranges::find(one.photos, raw(event)) != one.photos.end()) {
                    std::vector<PhotoId> ids;
                    for (const std::int64_t photo : one.photos) ids.push_back(PhotoId{photo});
                    return ids;
                }
            return fail(Code::pathMissing, Stage::store, {});
        }
        /// 3 photos on 4 May, 1 on the 6th, 2 on 1 June; of 2012, 2019 and 2020 alone.
        Result<std::vector<CalendarDay>> calendar(int year, std::optional<unsigned> month) const override
        {
            std::vector<CalendarDay> days;
            for (const CalendarDay& one :
                 {CalendarDay{5, 4, 3, PhotoId{3}}, CalendarDay{5, 6, 1, PhotoId{4}}, CalendarDay{6, 1, 2, PhotoId{5}}})
                if ((year == 2012 || year == 2019 || year == 2020) && month.value_or(one.month) == one.month)
                    days.push_back(one);
            return days;
        }
        Result<std::vector<std::chrono::year_month>> months() const override
        {
            std::vector<std::chrono::year_month> months;
            for (const int year : {2012, 2019, 2020})
                for (const unsigned month : {5U, 6U})
                    months.push_back(std::chrono::year{year} / std::chrono::month{month});
            return months;
        }
    } answers{*this};

    const EventQuestions& events() const override { return answers; }

    Result<Decided> decide(const Command& command) override
    {
        Decided done;
        {
            const std::lock_guard guard(lock);
            done.what = "eventChanged";
            if (const auto* const undo = std::get_if<Undo>(&command)) {
                done.of = undo->decision.value_or(undone.rbegin()->first);
                all = undone.at(*done.of);
                undone.erase(*done.of);
            } else {
                undone[DecisionId{static_cast<std::int64_t>(taken.size()) + 1}] = all;
                done.note = apply(command);
            }
            taken.push_back(command);
            done.id = DecisionId{static_cast<std::int64_t>(taken.size())};
        }
        changes.add({.history = true});
        return done;
    }
    std::size_t decisions() const
    {
        const std::lock_guard guard(lock);
        return taken.size();
    }

private:
    std::string apply(const Command& command)
    {
        const auto holding = [this](PhotoId photo) {
            return std::ranges::find_if(
                all, [&](const One& one) { return std::ranges::find(one.photos, raw(photo)) != one.photos.end(); });
        };
        if (const auto* const name = std::get_if<NameEvent>(&command)) {
            holding(name->photo)->name = name->name;
            return "named " + name->name;
        }
        if (const auto* const split = std::get_if<SplitEvent>(&command)) {
            const auto event = holding(split->photo);
            const auto at = std::ranges::find(event->photos, raw(split->photo));
            One later = *event;
            later.firstDayS += (at - event->photos.begin()) * day;
            later.photos.assign(at, event->photos.end());
            event->photos.erase(at, event->photos.end());
            all.insert(event, later);
            return "begins at a photo";
        }
        if (!std::holds_alternative<JoinEvent>(command)) return "of a photo";
        const auto event = holding(std::get<JoinEvent>(command).photo), before = event + 1;
        before->photos.insert(before->photos.end(), event->photos.begin(), event->photos.end());
        all.erase(event);
        return "joined with the one before";
    }
};

} // namespace albumen::test

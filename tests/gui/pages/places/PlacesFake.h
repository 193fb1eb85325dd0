// Places in memory that are said, proposed and undone as the library does.
#pragma once

#include <algorithm>
#include <mutex>

#include "base/SearchText.h"
#include "pages/photos/PhotosFake.h"

namespace albumen::test {

/// Six photos: 6 and 5 in Lisbon, 4 in Sintra beside it, 3 in Tokyo, 2 and 1 without a place; 2 was taken beside 4, and
/// 1 on another day beside 3.
struct PlaceLibrary : PhotoLibrary {
    static constexpr Coordinates lisbon{38.7167, -9.1333}, sintra{38.8, -9.3833}, tokyo{35.6895, 139.6917};
    mutable std::mutex lock;
    MapCard map;
    std::vector<PhotoPlaceCard> proposed;
    std::vector<Command> taken;
    bool coasts = true, names = true;
    std::atomic<int> lookedUp{0};

    PlaceLibrary()
    {
        const auto place = [this](const char* name, std::uint32_t id, const char* region, const char* country,
                                  std::uint32_t countryId) {
            map.places.push_back({.country = PlaceKey{PlaceLevel::country, countryId},
                                  .region = PlaceKey{PlaceLevel::region, countryId + 10},
                                  .city = PlaceKey{PlaceLevel::city, id},
                                  .text = {.name = name, .region = region, .country = country}});
        };
        place("Lisbon", 1, "Lisbon District", "Portugal", 100);
        place("Sintra", 2, "Lisbon District", "Portugal", 100);
        place("Tokyo", 3, "Tokyo", "Japan", 200);
        map.named = true;
        map.photos = {{PhotoId{6}, ContentNo{6}, lisbon, 0},
                      {PhotoId{5}, ContentNo{5}, lisbon, 0},
                      {PhotoId{4}, ContentNo{4}, sintra, 1},
                      {PhotoId{3}, ContentNo{3}, tokyo, 2}};
        map.without = {PhotoId{2}, PhotoId{1}};
        propose(2, 1, sintra, 4);
        propose(1, 2, tokyo, 3);
    }

    void propose(std::int64_t photo, std::size_t place, const Coordinates& at, std::int64_t like)
    {
        proposed.push_back({.photo = PhotoId{photo},
                            .from = PlaceFrom::proposed,
                            .at = at,
                            .text = map.places[place].text,
                            .like = PhotoId{like},
                            .secondsAway = 60});
    }

    struct Answers : FakePlaces {
        PlaceLibrary& library;
        explicit Answers(PlaceLibrary& l) : library(l) {}
        Result<MapCard> map(const std::string&) const override
        {
            const std::lock_guard guard(library.lock);
            return library.map;
        }
        Result<std::vector<PhotoPlaceCard>> proposals(const std::string&) const override
        {
            const std::lock_guard guard(library.lock);
            return library.proposed;
        }
        Result<std::vector<PlaceOffer>> beginning(const std::string& name, std::size_t,
                                                  const std::string&) const override
        {
            ++library.lookedUp;
            const std::lock_guard guard(library.lock);
            if (!library.names) return fail(Code::usage, Stage::none, {}, "no names");
            std::vector<PlaceOffer> offers;
            for (std::size_t i = 0; i < library.map.places.size(); ++i) {
                const PlaceText& text = library.map.places[i].text;
                if (!SearchKeys(text.name).begin(name)) continue;
                offers.push_back({*library.map.places[i].city, text, i == 0 ? lisbon : i == 1 ? sintra : tokyo});
            }
            return offers;
        }
        /// A square island around 0, 0.
        Result<std::vector<MapLine>> mapLines(int) const override
        {
            if (!library.coasts) return fail(Code::fileVanished, Stage::none, "/usr/share/marble");
            return std::vector<MapLine>{{MapLineKind::coast, {{-9, -9}, {-9, 9}, {9, 9}, {9, -9}, {-9, -9}}}};
        }
    } answers{*this};

    /// A trip of 6 and 5 to Lisbon.
    struct Trips : FakeEvents {
        static EventRow row() { return {PhotoId{5}, 1'556'668'800, 1'556'755'200, 2, ""}; }
        Result<std::vector<EventRow>> list() const override { return std::vector{row()}; }
        Result<std::vector<EventCard>> cards(std::span<const PhotoId> ids, const std::string&) const override
        {
            std::vector<EventCard> cards;
            for (std::size_t i = 0; i < ids.size(); ++i)
                cards.push_back(
                    {.row = row(), .trip = true, .days = {}, .places = {"Lisbon"}, .people = {}, .title = {}});
            return cards;
        }
        Result<std::vector<PhotoId>> photos(PhotoId) const override { return std::vector{PhotoId{5}, PhotoId{6}}; }
    } trips;

    const PlaceQuestions& where() const override { return answers; }
    const EventQuestions& events() const override { return trips; }

    Result<Decided> decide(const Command& command) override
    {
        Decided done;
        {
            const std::lock_guard guard(lock);
            done.what = "photoChanged";
            done.note = apply(command);
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
    void put(PhotoId photo, const Coordinates& at)
    {
        std::erase(map.without, photo);
        std::erase_if(map.photos, [&](const MapPhoto& each) { return each.photo == photo; });
        std::erase_if(proposed, [&](const PhotoPlaceCard& each) { return each.photo == photo; });
        map.photos.push_back({photo, ContentNo{raw(photo)}, at, at == lisbon ? 0U : at == sintra ? 1U : 2U});
    }
    std::string apply(const Command& command)
    {
        if (const auto* const all = std::get_if<SetPlaces>(&command)) {
            for (const auto& [photo, at] : all->photos) put(photo, at);
            return "places as proposed";
        }
        if (const auto* const refused = std::get_if<RefusePlaces>(&command)) {
            for (const PhotoId photo : refused->photos)
                std::erase_if(proposed, [&](const PhotoPlaceCard& each) { return each.photo == photo; });
            return "not the place that was proposed";
        }
        if (std::holds_alternative<SetFavourite>(command)) return "favourite";
        const auto& one = std::get<SetPlace>(command);
        for (const PhotoId photo : one.photos)
            if (one.at) put(photo, *one.at);
        return one.at ? "place " + one.name : "place as the file says";
    }
};

} // namespace albumen::test

// Albums in memory that are made, changed and undone as the library does: what a test of them is about.
#pragma once

#include <algorithm>
#include <mutex>

#include "library/PictureQuestions.h"
#include "pages/photos/PhotosFake.h"

namespace albumen::test {

/// Six photos; two albums: Lake with 3, 1, 5, and Roses, which a search fills with 2 and 4. Undo takes back the newest.
struct AlbumLibrary : PhotoLibrary {
    struct One {
        AlbumCard card;
        std::vector<PhotoId> photos;
    };
    mutable std::mutex lock;
    std::vector<One> all;
    std::vector<std::vector<One>> before; ///< each decision
    std::vector<Command> taken;

    AlbumLibrary()
    {
        all = {{{.id = AlbumId{1}, .name = "Lake", .query = {}}, {PhotoId{3}, PhotoId{1}, PhotoId{5}}},
               {{.id = AlbumId{2}, .name = "Roses", .query = "rose"}, {}}};
    }

    struct Answers : AlbumQuestions {
        const AlbumLibrary& library;
        explicit Answers(const AlbumLibrary& l) : library(l) {}
        Result<std::vector<AlbumCard>> all() const override
        {
            const std::lock_guard guard(library.lock);
            std::vector<AlbumCard> cards;
            for (const One& one : library.all) {
                cards.push_back(one.card);
                cards.back().photos = one.photos.size();
                AlbumCard& card = cards.back();
                card.coverChosen = card.cover.has_value();
                if (!card.cover && !one.photos.empty()) card.cover = one.photos.front();
            }
            return cards;
        }
        Result<std::vector<PhotoId>> photos(AlbumId album, const JobControl&) const override
        {
            const std::lock_guard guard(library.lock);
            for (const One& one : library.all)
                if (one.card.id == album)
                    return one.card.query.empty() ? one.photos : std::vector{PhotoId{2}, PhotoId{4}};
            return fail(Code::albumUnknown, Stage::store, {});
        }
    } answers{*this};

    /// The favourites and what a search fills are 2 and 4, those with many stars 5, the animals 6; there is nothing
    /// else.
    struct Facts : FakePictureFacts {
        Result<SearchAnswer> search(const SearchQuery& query, const JobControl&) const override
        {
            SearchAnswer answer;
            const auto add = [&answer, &query](int photo) {
                ++answer.found;
                if (answer.hits.size() < query.most)
                    answer.hits.push_back({.id = PhotoId{photo}, .path = {}, .score = {}, .why = {}});
            };
            if (query.text == "4 stars and more")
                add(5);
            else if (!query.text.empty())
                add(2), add(4);
            if (query.scene == "animals") add(6);
            return answer;
        }
    } facts;

    const AlbumQuestions& albums() const override { return answers; }
    const PictureQuestions& pictureFacts() const override { return facts; }

    One* called(AlbumId album)
    {
        const auto found = std::ranges::find(all, album, [](const One& one) { return one.card.id; });
        return found == all.end() ? nullptr : &*found;
    }
    bool isTaken(const std::string& name, AlbumId own) const
    {
        return std::ranges::any_of(all, [&](const One& one) { return one.card.name == name && one.card.id != own; });
    }
    static void takeOut(std::vector<PhotoId>& from, const std::vector<PhotoId>& photos)
    {
        std::erase_if(from, [&](PhotoId photo) { return std::ranges::find(photos, photo) != photos.end(); });
    }
    Result<Decided> decide(const Command& command) override
    {
        Result<Decided> done = changed(command);
        if (done && done->id) changes.add({.history = true});
        return done;
    }
    std::size_t decisions() const
    {
        const std::lock_guard guard(lock);
        return taken.size();
    }

private:
    Result<Decided> changed(const Command& command)
    {
        const std::lock_guard guard(lock);
        const std::vector<One> was = all;
        Decided done;
        done.what = "albumChanged";
        if (std::holds_alternative<Undo>(command)) {
            if (before.empty()) return fail(Code::nothingToUndo, Stage::store, {});
            all = before.back();
            before.pop_back();
        } else {
            if (const Status status = apply(command, done.note); !status) return fail(status.error());
            before.push_back(was);
        }
        taken.push_back(command);
        done.id = DecisionId{static_cast<std::int64_t>(taken.size())};
        return done;
    }
    Status apply(const Command& command, std::string& note)
    {
        if (const auto* const make = std::get_if<MakeAlbum>(&command)) {
            if (isTaken(make->name, {})) return fail(Code::nameTaken, Stage::store, {}, make->name);
            const AlbumId id{static_cast<std::int64_t>(all.size()) + 10};
            all.push_back({{.id = id, .name = make->name, .query = make->query}, make->photos});
            note = make->name + ", made";
        } else if (const auto* const rename = std::get_if<RenameAlbum>(&command)) {
            if (isTaken(rename->name, rename->album)) return fail(Code::nameTaken, Stage::store, {}, rename->name);
            note = called(rename->album)->card.name + " -> " + rename->name;
            called(rename->album)->card.name = rename->name;
        } else if (const auto* const gone = std::get_if<DeleteAlbum>(&command)) {
            note = called(gone->album)->card.name + ", deleted";
            std::erase_if(all, [&](const One& one) { return one.card.id == gone->album; });
        } else if (const auto* const cover = std::get_if<SetAlbumCover>(&command)) {
            called(cover->album)->card.cover = cover->photo;
            note = called(cover->album)->card.name + (cover->photo ? ", cover chosen" : ", cover as it was");
        } else if (const auto* const notes = std::get_if<SetAlbumNotes>(&command)) {
            called(notes->album)->card.notes = notes->notes;
            note = called(notes->album)->card.name + ", notes written";
        } else if (const auto* const stars = std::get_if<SetStars>(&command)) {
            const std::lock_guard cards(some.mutex);
            for (PhotoCard& card : some.all)
                if (std::ranges::find(stars->photos, card.id) != stars->photos.end()) card.stars = stars->stars;
        } else if (const auto* const put = std::get_if<PutIntoAlbum>(&command)) {
            std::vector<PhotoId>& photos = called(put->album)->photos;
            for (const PhotoId photo : put->photos)
                if (std::ranges::find(photos, photo) == photos.end()) photos.push_back(photo);
        } else if (const auto* const out = std::get_if<TakeOutOfAlbum>(&command)) {
            takeOut(called(out->album)->photos, out->photos);
        } else if (const auto* const order = std::get_if<OrderAlbum>(&command)) {
            std::vector<PhotoId>& photos = called(order->album)->photos;
            takeOut(photos, order->photos);
            const auto at = order->before ? std::ranges::find(photos, *order->before) : photos.end();
            photos.insert(at, order->photos.begin(), order->photos.end());
        }
        return {};
    }
};

} // namespace albumen::test

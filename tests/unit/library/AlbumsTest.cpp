// Albums: photos put together in an order, or a search that is kept, as every question answers by it.
#include <catch2/catch.hpp>

#include "base/Text.h"
#include "catalogue/Registers.h"
#include "support/PlantedLibrary.h"

using namespace albumen;
using namespace albumen::test;

namespace {

/// Four photos of nobody.
struct FourPhotos {
    PlantedLibrary library{[](PlantedLibrary& planted) {
        for (int i = 0; i < 4; ++i) planted.photo({});
    }};
    std::vector<PhotoId> ids = must(library->photos().list({})).ids;

    AlbumId make(const std::string& name, const std::vector<PhotoId>& photos)
    {
        library.decide(MakeAlbum{name, photos, {}});
        return called(name).id;
    }
    AlbumCard called(const std::string& name)
    {
        for (const AlbumCard& card : must(library->albums().all()))
            if (card.name == name) return card;
        return {};
    }
    std::vector<PhotoId> in(AlbumId album) { return must(library->albums().photos(album, JobControl())); }
    Code refused(const Command& command)
    {
        const auto decided = library->decide(command);
        return decided ? Code::internal : decided.error().code;
    }
};

using Ids = std::vector<PhotoId>;

} // namespace

TEST_CASE("An album has its photos in the order in which they were put in, and moved by hand")
{
    FourPhotos four;
    const auto [a, b, c, d] = std::array{four.ids[0], four.ids[1], four.ids[2], four.ids[3]};
    const AlbumId album = four.make("Lake", {c, a});
    CHECK(four.in(album) == Ids{c, a});
    four.library.decide(PutIntoAlbum{album, {d, a, b}});
    CHECK(four.in(album) == Ids{c, a, d, b});
    four.library.decide(OrderAlbum{album, {b, d}, c});
    CHECK(four.in(album) == Ids{b, d, c, a});
    four.library.decide(OrderAlbum{album, {d}, std::nullopt});
    CHECK(four.in(album) == Ids{b, c, a, d});
    four.library.decide(TakeOutOfAlbum{album, {a, b}});
    CHECK(four.in(album) == Ids{c, d});
    CHECK(four.called("Lake").photos == 2);
    CHECK(four.called("Lake").cover == c);
    CHECK_FALSE(four.library->decide(PutIntoAlbum{album, {c}}).value().id); // nothing would change
    const AlbumId other = four.make("Hills", {a});
    CHECK(other != album);
    CHECK(four.in(other) == Ids{a});
    CHECK(four.in(album) == Ids{c, d});
}

TEST_CASE("Whatever is done to an album is undone and done again, and stands in the history")
{
    FourPhotos four;
    const AlbumId album = four.make("Lake", {four.ids[0], four.ids[1]});
    CHECK(must(four.library->history().newest(1)).front().sentence == "album Lake, made");
    four.library.decide(RenameAlbum{album, "Sea"});
    CHECK(four.called("Sea").id == album);
    four.library.decide(Undo{});
    CHECK(four.called("Lake").id == album);
    four.library.decide(DeleteAlbum{album});
    CHECK(must(four.library->albums().all()).empty());
    CHECK(four.refused(PutIntoAlbum{album, {four.ids[2]}}) == Code::albumUnknown);
    CHECK(must(four.library->photos().list({})).ids.size() == 4);
    four.library.decide(Undo{});
    CHECK(four.in(album) == Ids{four.ids[0], four.ids[1]});
    four.library.decide(Redo{});
    CHECK(must(four.library->albums().all()).empty());
    four.library.decide(MakeAlbum{"Another", {}, {}});
    CHECK(four.called("Another").id != album); // no undo brings the photos of one into another
}

TEST_CASE("Two albums never have one name, be it written otherwise, and an album has a name that can be seen")
{
    FourPhotos four;
    const AlbumId album = four.make("Lake", {});
    CHECK(four.refused(MakeAlbum{"LAKE", {}, {}}) == Code::nameTaken);
    CHECK(four.refused(MakeAlbum{"", {}, {}}) == Code::nameRefused);
    CHECK(four.refused(MakeAlbum{"a\nb", {}, {}}) == Code::nameRefused);
    CHECK(four.refused(RenameAlbum{album, " "}) == Code::nameRefused);
    four.library.decide(RenameAlbum{album, "LAKE"}); // its own name
    CHECK(four.called("LAKE").id == album);
    CHECK(four.refused(RenameAlbum{AlbumId{99}, "Sea"}) == Code::albumUnknown);
    CHECK(four.refused(DeleteAlbum{AlbumId{99}}) == Code::albumUnknown);
    CHECK(four.refused(PutIntoAlbum{album, {PhotoId{999}}}) == Code::pathMissing);
}

TEST_CASE("A photo that is thrown away is in no album until it comes back to its place")
{
    FourPhotos four;
    const AlbumId album = four.make("Lake", {four.ids[0], four.ids[1], four.ids[2]});
    four.library.decide(TrashPhotos{{four.ids[1]}});
    CHECK(four.in(album) == Ids{four.ids[0], four.ids[2]});
    four.library.decide(TrashPhotos{{four.ids[1]}, false});
    CHECK(four.in(album) == Ids{four.ids[0], four.ids[1], four.ids[2]});
}

TEST_CASE("An album of a search has what the search finds now, and nothing is put into it by hand")
{
    FourPhotos four;
    four.library.decide(SetFavourite{{four.ids[3]}});
    four.library.decide(MakeAlbum{"Best", {}, "favourite"});
    const AlbumCard best = four.called("Best");
    CHECK(best.query == "favourite");
    CHECK(four.in(best.id) == Ids{four.ids[3]});
    four.library.decide(SetFavourite{{four.ids[1]}});
    const Ids now = four.in(best.id);
    CHECK(std::set(now.begin(), now.end()) == std::set{four.ids[1], four.ids[3]});
    CHECK(four.refused(PutIntoAlbum{best.id, {four.ids[0]}}) == Code::usage);
}

TEST_CASE("The photo that was chosen shows an album for as long as it is there and in it, and the first one does else")
{
    FourPhotos four;
    const auto [a, b, c, d] = std::array{four.ids[0], four.ids[1], four.ids[2], four.ids[3]};
    const AlbumId album = four.make("Lake", {a, b, c}), other = four.make("Hills", {a, b});
    const auto shows = [&](PhotoId photo, bool chosen) {
        const AlbumCard card = four.called("Lake");
        return card.cover == photo && card.coverChosen == chosen;
    };
    CHECK(shows(a, false));
    four.library.decide(SetAlbumCover{album, b});
    CHECK(must(four.library->history().newest(1)).front().sentence == "album Lake, cover chosen");
    CHECK(shows(b, true));
    CHECK(four.in(album) == Ids{a, b, c});
    CHECK(four.called("Hills").cover == a);
    CHECK_FALSE(four.called("Hills").coverChosen);
    four.library.decide(OrderAlbum{album, {c}, a});
    CHECK(shows(b, true));
    four.library.decide(TakeOutOfAlbum{album, {b}});
    CHECK(shows(c, false));
    four.library.decide(PutIntoAlbum{album, {b}});
    CHECK(shows(b, true));
    four.library.decide(TrashPhotos{{b}});
    CHECK(shows(c, false));
    four.library.decide(TrashPhotos{{b}, false});
    four.library.decide(SetAlbumCover{album, std::nullopt});
    CHECK(shows(c, false));
    four.library.decide(Undo{});
    CHECK(shows(b, true));
    CHECK(four.refused(SetAlbumCover{album, d}) == Code::usage);
    CHECK(four.refused(SetAlbumCover{album, PhotoId{999}}) == Code::pathMissing);
    CHECK(four.refused(SetAlbumCover{AlbumId{99}, a}) == Code::albumUnknown);
    CHECK(shows(b, true));
    four.library.decide(DeleteAlbum{album});
    CHECK(four.called("Hills").id == other);
    CHECK(must(four.library->albums().all()).size() == 1);
    four.library.decide(Undo{});
    CHECK(shows(b, true));
}

TEST_CASE("An album of a search is shown by the photo that was chosen, and by none of its own else")
{
    FourPhotos four;
    four.library.decide(MakeAlbum{"Best", {}, "favourite"});
    CHECK_FALSE(four.called("Best").cover);
    four.library.decide(SetAlbumCover{four.called("Best").id, four.ids[2]});
    CHECK(four.called("Best").cover == four.ids[2]);
    CHECK(four.called("Best").coverChosen);
}

TEST_CASE("Notes of an album are a paragraph that is written, changed, taken away and had back")
{
    FourPhotos four;
    const AlbumId album = four.make("Lake", {});
    CHECK(four.called("Lake").notes.empty());
    four.library.decide(SetAlbumNotes{album, "  Three days,\nmuch  rain. "});
    CHECK(four.called("Lake").notes == "Three days, much rain.");
    CHECK(must(four.library->history().newest(1)).front().sentence == "album Lake, notes written");
    CHECK_FALSE(four.library->decide(SetAlbumNotes{album, "Three days, much rain."}).value().id);
    four.library.decide(SetAlbumNotes{album, " \n"});
    CHECK(four.called("Lake").notes.empty());
    CHECK(must(four.library->history().newest(1)).front().sentence == "album Lake, notes taken away");
    four.library.decide(Undo{});
    CHECK(four.called("Lake").notes == "Three days, much rain.");
    CHECK(four.refused(SetAlbumNotes{album, std::string(longestNotes + 1, 'a')}) == Code::usage);
    CHECK(four.refused(SetAlbumNotes{AlbumId{99}, "a"}) == Code::albumUnknown);
    four.library.decide(SetAlbumNotes{album, "\xff\x01湖"}); // what is no text stays out
    CHECK(four.called("Lake").notes.ends_with("湖"));
    CHECK(isUtf8(four.called("Lake").notes));
    four.library.decide(SetAlbumNotes{album, std::string(longestNotes, 'a')});
    CHECK(four.called("Lake").notes.size() == longestNotes);
}

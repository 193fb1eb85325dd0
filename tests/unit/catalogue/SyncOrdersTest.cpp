// Three libraries that exchange their logs through one shared place, in random orders of decisions and exchanges.
#include <cstdlib>
#include <random>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "catalogue/AlbumRows.h"
#include "catalogue/Exchange.h"
#include "catalogue/drafts/AlbumDrafts.h"
#include "catalogue/drafts/PhotoDrafts.h"
#include "photo/Stars.h"
#include "support/CatalogueMaker.h"

using namespace albumen;
using namespace albumen::test;

namespace {

using Shared = std::map<int, std::string>; ///< whose log -> its text

constexpr int photoCount = 3, facesEach = 2, cells = 4;

/// The place of a face, and those where one may be drawn.
std::string cellOf(const RelBox& box)
{
    return fmt::format("{},{}", std::lround(box.x * 10), std::lround(box.y * 10));
}

/// Every row by what it is called in all libraries.
class Words
{
public:
    explicit Words(Db& db)
    {
        read(db, "SELECT id, hex(uid) FROM person", Part::person);
        read(db, "SELECT id, hex(uid) FROM album", Part::album);
        read(db, "SELECT content_id, hex(hash) FROM content_key", Part::content);
        Query faces = db.query("SELECT id, content_id, x, y, w, h FROM face");
        while (faces.next())
            words_[{Part::face, faces.integer(0)}] =
                words_.at({Part::content, faces.integer(1)}) + " " +
                cellOf({faces.single(2), faces.single(3), faces.single(4), faces.single(5)});
        must(faces.status());
    }
    std::string of(std::int64_t id, Part part) const
    {
        return part == Part::plain ? std::to_string(id) : words_.at({part, id});
    }
    std::string of(const Value& value, Part part) const
    {
        if (const auto* const number = std::get_if<std::int64_t>(&value)) return of(*number, part);
        const auto* const text = std::get_if<std::string>(&value);
        return text ? *text : "?";
    }

private:
    void read(Db& db, const char* sql, Part part)
    {
        Query rows = db.query(sql);
        while (rows.next()) words_[{part, rows.integer(0)}] = rows.text(1);
        must(rows.status());
    }
    std::map<std::pair<Part, std::int64_t>, std::string> words_;
};

struct Machine {
    TestLibrary library;
    std::vector<StoredPhoto> photos;
    int number = 0;

    explicit Machine(int which) : number(which)
    {
        for (int i = 1; i <= photoCount; ++i)
            photos.push_back(library.store(fmt::format("{}{}.jpg", which, i), std::uint64_t(i), facesEach));
    }

    /// Gives how many decisions were new here.
    std::uint64_t sync(Shared& shared)
    {
        std::uint64_t fresh = 0;
        for (const auto& [whose, text] : shared) {
            const ExchangeFile file = must(exchangeIn(text));
            const auto expected = library.read([&](Db& db) { return Exchange(db).newIn(file); });
            must(library.catalogue->write([&](Db& db) -> Status {
                TRY_ASSIGN(const Exchanged met, Exchange(db).take(file, {"log", false, library.clock.nowMs()}));
                CHECK(met.decisions == expected.size());
                fresh += met.decisions;
                return {};
            }));
        }
        const ExchangeFile own = library.read([](Db& db) { return Exchange(db).tell(); });
        shared[number] = nlohmann::ordered_json{{"exchange", toJson(own)}}.dump();
        return fresh;
    }

    /// What a register holds, in words that are the same everywhere; the roots of people beside.
    std::map<std::string, std::string> state()
    {
        return library.read([](Db& db) -> Result<std::map<std::string, std::string>> {
            TRY_ASSIGN(const auto rows, DecisionLog(db, 0).state());
            TRY_ASSIGN(const auto fold, DecisionLog(db, 0).fold());
            CHECK(rows == fold);
            const Words words(db);
            std::map<std::string, std::string> state;
            for (const DecisionLog::StateRow& row : rows) {
                const RegisterShape shape = *shapeOf(row.reg);
                std::string a = words.of(row.a, shape.a), b = words.of(row.b, shape.b);
                if (row.reg == Register::facePair && a > b) std::swap(a, b);
                const bool box = row.reg == Register::faceBox; // the same face, drawn by two hands
                state[fmt::format("{} {} {}", int(row.reg), a, b)] = box ? "drawn" : words.of(row.value, shape.value);
            }
            Query roots = db.query("SELECT id, root_id FROM person");
            while (roots.next())
                state["root " + words.of(roots.integer(0), Part::person)] = words.of(roots.integer(1), Part::person);
            TRY(roots.status());
            return state;
        });
    }

    /// Faces by place: two at one place were one.
    bool hasFacesTwice()
    {
        return library.read([](Db& db) -> Result<bool> {
            const Words words(db);
            std::set<std::string> places;
            Query faces = db.query("SELECT id FROM face");
            bool twice = false;
            while (faces.next()) twice = !places.insert(words.of(faces.integer(0), Part::face)).second || twice;
            TRY(faces.status());
            return twice;
        });
    }
};

class Chance
{
public:
    explicit Chance(unsigned seed) : random_(seed) {}
    int below(int n) { return int(random_() % unsigned(n)); }
    std::string name() { return "P" + std::to_string(below(5)); }
    FaceId face(const Machine& machine) { return machine.photos[below(photoCount)].faces[below(facesEach)]; }
    ContentNo picture(const Machine& machine) { return *machine.photos[below(photoCount)].content; }

    /// Draws a face, unless one is there: a hand never draws the same box twice.
    Result<Draft> draw(Db& db, const Machine& machine)
    {
        const ContentNo content = picture(machine);
        const RelBox box{0.1F + 0.2F * float(below(cells)) + 0.0005F * float(below(5)), 0.6F, 0.1F, 0.15F};
        Draft draft{DecisionKind::drawn, "drawn", {}};
        TRY_ASSIGN(const auto places, FaceBoxRows(db).ofContent(content));
        for (const FaceBoxRow& place : places)
            if (place.is != BoxIs::takenBack && iou(place.box, box) >= sameFaceIou) return draft;
        TRY_ASSIGN(const FaceId face, FaceBoxRows(db).draw(content, box, FaceOrigin::drawn, draft));
        if (below(2) == 0) {
            TRY_ASSIGN(const PersonId person, findOrMakePerson(db, name(), draft));
            giveFaces(draft, {face}, person);
        }
        return draft;
    }

    Result<Draft> album(Db& db, const Machine& machine)
    {
        TRY_ASSIGN(const auto albums, AlbumRows(db).all());
        const std::vector<ContentNo> pictures{picture(machine), picture(machine)};
        if (albums.empty() || below(4) == 0) return makeAlbumDraft(db, "A" + std::to_string(below(4)), pictures, {});
        const AlbumId album = albums[std::size_t(below(int(albums.size())))].id;
        switch (below(5)) {
        case 0: return putIntoAlbumDraft(db, album, pictures);
        case 1: return takeOutOfAlbumDraft(db, album, pictures);
        case 2: return renameAlbumDraft(db, album, "A" + std::to_string(below(4)));
        case 3: return orderAlbumDraft(db, album, {pictures.front()}, std::nullopt);
        default: return deleteAlbumDraft(db, album);
        }
    }

    Result<Draft> decision(Db& db, const Machine& machine)
    {
        switch (below(13)) {
        case 0:
        case 1:
        case 2: {
            const std::string who = name();
            Draft draft{DecisionKind::named, who, {}};
            TRY_ASSIGN(const PersonId person, findOrMakePerson(db, who, draft));
            giveFaces(draft, {face(machine)}, person);
            return draft;
        }
        case 3: return mergeDraft(db, name(), name());
        case 4: return renameDraft(db, name(), name());
        case 5: return deleteDraft(db, name());
        case 6: return rejectDraft(db, {face(machine)});
        case 7: return ignoreDraft({face(machine)});
        case 8: return favouriteDraft({picture(machine)}, below(2) == 0);
        case 9: return draw(db, machine);
        case 10: return starsDraft({picture(machine)}, below(mostStars + 1));
        default: return album(db, machine);
        }
    }

private:
    std::mt19937 random_;
};

/// What is refused, such as a name that is taken, is no decision.
void live(Machine& machine, Chance& chance, Shared& shared)
{
    const int what = chance.below(10);
    if (what == 0) {
        (void)machine.library.catalogue->undoLast(); // also of an exchange
    } else if (what == 1) {
        (void)machine.library.catalogue->redoLast();
    } else if (what <= 3) {
        machine.sync(shared);
    } else {
        (void)machine.library.catalogue->write([&](Db& db) -> Status {
            TRY_ASSIGN(const Draft draft, chance.decision(db, machine));
            TRY(DecisionLog(db, machine.library.clock.nowMs()).append(draft));
            return {};
        });
    }
}

int orders()
{
    const char* const wanted = std::getenv("ALBUMEN_SYNC_ORDERS");
    return wanted ? std::atoi(wanted) : 12;
}

} // namespace

TEST_CASE("Three libraries that exchange through a folder hold the same, whatever the order of decisions and exchanges")
{
    int exchanges = 0, most = 0;
    for (int seed = 1; seed <= orders(); ++seed) {
        INFO("seed " << seed);
        Machine machines[] = {Machine(0), Machine(1), Machine(2)};
        Shared shared;
        Chance chance(static_cast<unsigned>(seed));
        for (int step = 0; step < 40; ++step) live(machines[chance.below(3)], chance, shared);
        int rounds = 0;
        for (std::uint64_t fresh = 1; fresh > 0 && rounds < 8; ++rounds) {
            fresh = 0;
            for (Machine& machine : machines) fresh += machine.sync(shared);
        }
        most = std::max(most, rounds);
        CHECK(rounds < 8); // it comes to rest
        const auto first = machines[0].state();
        exchanges += first.empty() ? 0 : 1;
        CHECK(machines[1].state() == first);
        CHECK(machines[2].state() == first);
        for (Machine& machine : machines) CHECK_FALSE(machine.hasFacesTwice());
        const Shared before = shared;
        for (Machine& machine : machines) machine.sync(shared);
        CHECK(shared == before); // once more changes nothing
    }
    CHECK(exchanges > orders() / 2);
    CHECK(most > 1);
}

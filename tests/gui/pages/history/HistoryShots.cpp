// The History page with what a person does in a day.
#include "Navigator.h"
#include "Shooter.h"

namespace albumen::test {
namespace {

HistoryCard entry(std::int64_t id, const char* what, const char* note, int faces, bool active = true)
{
    HistoryCard card;
    card.id = DecisionId{id};
    card.atMs = 1'794'000'000'000 + id * 1'940'000;
    card.what = what;
    card.note = note;
    card.faces = static_cast<std::uint64_t>(faces);
    card.active = active;
    for (int i = 0; i < std::min(faces, 12); ++i) card.someFaces.push_back(FaceId{(id * 3 + i) % 16 + 1});
    return card;
}

void aDay(GuiFakeLibrary& library)
{
    library.log = {entry(9, "named", "Jonas", 218),    entry(8, "merged", "Lena M. -> Lena", 41),
                   entry(7, "rejected", "Nora", 3),    entry(6, "confirmed", "Hannah", 14),
                   entry(5, "ignored", "", 96, false), entry(4, "renamed", "Oma -> Grandma Rose", 0),
                   entry(3, "named", "Stefan", 57),    entry(2, "notAFace", "", 5),
                   entry(1, "import", "", 812)};
    library.log[1].faces = 0;
    library.log[1].someFaces.clear();
    library.log[1].somePeople = {FaceId{3}, FaceId{7}};
    library.log[5].somePeople = {FaceId{11}};
    library.would = {.back = 220, .left = 4, .goes = {"Jonas"}};
    for (int i = 0; i < 214; ++i) library.would.faces.push_back(FaceId{i % 16 + 1});
    for (int i = 0; i < 4; ++i) library.would.facesLeft.push_back(FaceId{i + 5});
}

void open(MainWindow& window)
{
    window.navigator().go({.page = QStringLiteral("history")});
}

const ShotSet set("history", [](const Shooter& s) {
    s.shoot(QStringLiteral("history"), aDay, open);
    s.shoot(QStringLiteral("history-empty"), {}, open);
});

} // namespace
} // namespace albumen::test

// The list of messages above the status strip.
#include "Decider.h"
#include "Shooter.h"
#include "widgets/MessageLine.h"
#include "widgets/MessageList.h"
#include "widgets/StatusStrip.h"

namespace albumen::test {
namespace {

void sayNamed(MessageLine& line)
{
    line.say({.rank = Rank::undo,
              .topic = QStringLiteral("undo"),
              .words = {{QStringLiteral("Named 218 faces "), false}, {QStringLiteral("Jonas"), true}, {".", false}},
              .link = QStringLiteral("Undo"),
              .key = undoKey,
              .follow = [] {}});
}

void say(MessageLine& line, Rank rank, const char* topic, const Error& error)
{
    line.say({.rank = rank, .topic = QLatin1String(topic), .words = [error] { return piecesOf(error); }});
}

const ShotSet messageShots("messages", [](const Shooter& s) {
    s.shoot(QStringLiteral("messages-undo"), {}, [](MainWindow& window) { sayNamed(window.strip().messages()); });
    s.shoot(QStringLiteral("messages"), {}, [&s](MainWindow& window) {
        MessageLine& line = window.strip().messages();
        say(line, Rank::error, "a", {.code = Code::pathNotWritable, .stage = Stage::none, .path = "/mnt/share/People"});
        say(line, Rank::warning, "b",
            {.code = Code::imageBroken,
             .stage = Stage::load,
             .path = "/media/backup/Pictures/2019/A summer in Istria with everybody/Second week/IMG_2041.jpg"});
        sayNamed(line);
        window.strip().openMessages();
        wait(200);
        MessageList& list = window.strip().list(); // a window of its own: a picture of its own
        list.grab().save(s.folder + QStringLiteral("/messages-list") + s.suffix + QStringLiteral(".png"));
    });
});

} // namespace
} // namespace albumen::test

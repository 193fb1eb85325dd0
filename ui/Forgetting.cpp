#include "Forgetting.h"

#include <array>
#include <utility>

#include "JobBridge.h"
#include "Language.h"
#include "MessageSink.h"
#include "Messages.h"
#include "Worker.h"
#include "widgets/AskPanel.h"

namespace albumen {
namespace {

const QString topic = QStringLiteral("forget");

QString whatGoes(const PersonCard& person)
{
    QStringList words;
    words << Forgetting::tr("Deleted for ever: the name and every decision about %1;").arg(fromUtf8(person.name));
    words << Forgetting::tr("%Ln faces with what tells them apart and their small pictures;", nullptr,
                            static_cast<int>(person.faces + person.toConfirm));
    words << Forgetting::tr("all backups made so far.");
    words << Forgetting::tr("The photos stay, and these faces are not looked for in them again.");
    words << Forgetting::tr("The folder and the zip go into the archive's trash at the next filing.");
    words << Forgetting::tr("This cannot be undone.");
    return joined(words);
}

Pieces whatWent(const PersonCard& person, const Forgotten& gone)
{
    const QString words =
        Forgetting::tr("%1 is forgotten, with %Ln faces and all older backups. This cannot be undone.", nullptr,
                       static_cast<int>(gone.faces));
    return piecesAround(words, {fromUtf8(person.name)});
}

} // namespace

Forgetting::Forgetting(const Parts& parts, AskPanel& panel, QObject* parent)
    : QObject(parent), parts_(parts), panel_(panel)
{
    connect(&parts_.bridge, &JobBridge::finished, this, &Forgetting::finished);
}

bool Forgetting::can() const
{
    return !parts_.bridge.running();
}

void Forgetting::ask(PersonId person)
{
    parts_.worker.ask(
        this, [&people = parts_.people, person] { return people.cards(std::array{person}); },
        [this](const Result<std::vector<PersonCard>>& cards) {
            if (cards && !cards->empty()) ask(cards->front());
        });
}

void Forgetting::ask(const PersonCard& person)
{
    panel_.open({.title = [name = fromUtf8(person.name)] { return tr("Forget %1?").arg(name); },
                 .detail = [person] { return whatGoes(person); },
                 .yes = [] { return tr("Forget"); },
                 .accepted = [this, person] { start(person); },
                 .person = person,
                 .forEver = true});
}

void Forgetting::start(const PersonCard& person)
{
    if (parts_.bridge.start(jobs::ForgetFaces{person.id})) {
        leaves_ = person;
        return;
    }
    parts_.messages.say({.rank = Rank::warning, .topic = topic, .words = [] {
                             return Pieces{{jobRunsText(), false}};
                         }});
}

void Forgetting::finished(const Report& report)
{
    if (!leaves_) return;
    const PersonCard person = *std::exchange(leaves_, std::nullopt);
    if (report.error) {
        parts_.messages.say(
            {.rank = Rank::error, .topic = topic, .words = [error = *report.error] { return piecesOf(error); }});
        return;
    }
    if (report.outcome != Outcome::completed) return;
    parts_.messages.say({.rank = Rank::info,
                         .topic = topic,
                         .words = [person, gone = report.forgotten] { return whatWent(person, gone); },
                         .good = true});
    emit done();
}

} // namespace albumen

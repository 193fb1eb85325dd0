#include "Forgetting.h"

#include <algorithm>
#include <array>
#include <utility>

#include "JobBridge.h"
#include "MessageSink.h"
#include "Messages.h"
#include "Worker.h"
#include "widgets/AskPanel.h"

namespace albumen {
namespace {

const QString topic = QStringLiteral("forget");
constexpr std::size_t everybody = 100'000; // more than any family knows

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
    return words.join(QLatin1Char(' '));
}

Pieces whatWent(const PersonCard& person, const Forgotten& gone)
{
    const QString words =
        Forgetting::tr("%1 is forgotten, with %Ln faces and all older backups. This cannot be undone.", nullptr,
                       static_cast<int>(gone.faces));
    return {{words.arg(fromUtf8(person.name)), false}};
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
    struct Answer {
        PersonCard card;
        bool alone = true; ///< nobody else has that name
    };
    parts_.worker.ask(
        this,
        [&people = parts_.people, person]() -> Result<Answer> {
            TRY_ASSIGN(const std::vector<PersonCard> cards, people.cards(std::array{person}));
            if (cards.empty()) return fail(Code::personUnknown, Stage::none);
            TRY_ASSIGN(const auto all, people.matching({.text = cards.front().name, .most = everybody}));
            const auto same = std::ranges::count(all, cards.front().name, &NameCard::name);
            return Answer{.card = cards.front(), .alone = same <= 1};
        },
        [this](const Result<Answer>& answer) {
            if (!answer) return;
            if (answer->alone) return ask(answer->card);
            refuse([name = fromUtf8(answer->card.name)] {
                return tr("Two people are called %1: give one of them another name first.").arg(name);
            });
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
    if (!parts_.bridge.start(jobs::ForgetFaces{person.name})) return refuse(&jobRunsText);
    leaves_ = person;
}

void Forgetting::refuse(const std::function<QString()>& why)
{
    parts_.messages.say({.rank = Rank::warning, .topic = topic, .words = [why] { return Pieces{{why(), false}}; }});
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

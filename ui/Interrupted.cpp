#include "Interrupted.h"

#include <optional>

#include <QCoreApplication>

namespace albumen {
namespace {

struct Interrupted {
    Q_DECLARE_TR_FUNCTIONS(Interrupted)
};

std::optional<Job> jobNamed(const std::string& kind)
{
    if (kind == "all") return Job::all;
    if (kind == "recognise") return Job::recognise;
    if (kind == "folders") return Job::folders;
    if (kind == "file") return Job::file;
    if (kind == "zip") return Job::zip;
    if (kind == "verify") return Job::verify;
    return std::nullopt;
}

QString what(const std::string& kind)
{
    const std::optional<Job> job = jobNamed(kind);
    if (kind == "understand") return stepText(JobStep::understand);
    if (kind == "offsite") return Interrupted::tr("Sending off this machine");
    if (kind == "trash") return Interrupted::tr("Moving to the trash and back");
    if (!job) return kind == "group" ? Interrupted::tr("Grouping anew") : Interrupted::tr("Importing names");
    switch (*job) {
    case Job::recognise: return stepText(JobStep::recognise);
    case Job::folders: return stepText(JobStep::folders);
    case Job::file: return stepText(JobStep::file);
    case Job::zip: return stepText(JobStep::zip);
    case Job::verify: return stepText(JobStep::verify);
    default: return Interrupted::tr("File photos by person");
    }
}

} // namespace

const QString interruptedTopic = QStringLiteral("interrupted");

Message interrupted(const RunCard& run, std::function<void(Job)> goOn)
{
    const std::optional<Job> job = jobNamed(run.kind);
    Message message{.rank = Rank::warning, .topic = interruptedTopic};
    message.words = [run] {
        return Pieces{
            {what(run.kind), true},
            {Interrupted::tr(" was interrupted; it began %1. What was finished is kept.").arg(whenText(run.startedMs)),
             false}};
    };
    if (!job) return message;
    message.link = [] { return Interrupted::tr("Go on"); };
    message.follow = [goOn = std::move(goOn), job = *job] { goOn(job); };
    return message;
}

} // namespace albumen

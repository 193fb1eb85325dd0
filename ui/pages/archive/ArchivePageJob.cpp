// The Archive page: what it says before, during and after a job.
#include "pages/archive/ArchivePage.h"

#include <algorithm>

#include "Worker.h"
#include "pages/archive/PeopleSection.h"
#include "pages/archive/RunRow.h"
#include "pages/archive/StepsRow.h"
#include "widgets/Button.h"
#include "widgets/InfoBar.h"

namespace albumen {
namespace {

int count(std::uint64_t number)
{
    return static_cast<int>(std::min<std::uint64_t>(number, 2'000'000'000));
}

const QString worthTopic = QStringLiteral("job");

} // namespace

QString ArchivePage::idleSentence() const
{
    if (!plan_) return tr("Not known yet what is to be filed.");
    const FilingMode mode = paths_->choice().mode;
    const QString after = mode == FilingMode::move ? tr("Originals are moved after a verified copy exists.")
                                                   : tr("Your originals stay where they are.");
    const int photos = count(plan_->photos);
    const QString bytes = bytesText(plan_->bytes), folders = numberText(plan_->folders);
    if (photos == 0 && paths_->toLook() > 0)
        return tr("Looks at %Ln new photos, then files them into one folder per person. %1", nullptr,
                  count(paths_->toLook()))
            .arg(after);
    if (const auto corrections = plan_->toRetire + plan_->toRenew; photos == 0 && corrections > 0)
        return tr("Files %Ln corrections. %1", nullptr, count(corrections)).arg(after);
    if (photos == 0 && overview_.filedPhotos == 0)
        return tr("Looks at every photo, then files them into one folder per person. %1").arg(after);
    if (photos == 0) return tr("Everything is filed. New photos are looked for first.");
    switch (mode) {
    case FilingMode::copy:
        return tr("Copies %Ln photos (%1) into %2 folders. %3", nullptr, photos).arg(bytes, folders, after);
    case FilingMode::hardLink:
        return tr("Links %Ln photos into %1 folders, without using more room. %2", nullptr, photos).arg(folders, after);
    case FilingMode::reflink:
        return tr("Clones %Ln photos into %1 folders, without using more room. %2", nullptr, photos)
            .arg(folders, after);
    case FilingMode::move:
        return tr("Moves %Ln photos (%1) into %2 folders. %3", nullptr, photos).arg(bytes, folders, after);
    }
    return {};
}

void ArchivePage::showIdle()
{
    worth_->hide();
    run_->showIdle(idleSentence());
    steps_->showIdle(overview_, plan_, paths_->toLook(), paths_->choice().zip);
    verify_->setEnabled(true);
}

void ArchivePage::showCounts()
{
    const QString people =
        tr("%Ln people", nullptr, people_->isVisible() ? count(overview_.people) : count(overview_.people));
    QStringList facts{people};
    if (bridge_.running()) {
        facts = {tr("%Ln people found so far", nullptr, count(overview_.people))};
        if (bridge_.latest().faces > 0) facts << tr("%Ln faces", nullptr, count(bridge_.latest().faces));
    } else {
        facts << tr("%Ln photos", nullptr, count(overview_.filedPhotos));
        if (overview_.filedBytes > 0) facts << bytesText(overview_.filedBytes);
    }
    people_->setCounts(overview_.people == 0 ? QString() : facts.join(tr(", ")));
}

void ArchivePage::jobStarted(Job job)
{
    if (job == Job::other) return otherJob(true);
    lastJob_ = job;
    report_.reset();
    worth_->hide();
    messages_.clear(worthTopic);
    if (planIsOpen_) closePanel();
    paths_->setLocked(true);
    verify_->setEnabled(false);
    people_->setRunning(true);
    steps_->showStarted(job);
    Progress first;
    first.step = job == Job::verify    ? JobStep::verify
                 : job == Job::folders ? JobStep::folders
                 : job == Job::file    ? JobStep::file
                 : job == Job::zip     ? JobStep::zip
                                       : JobStep::recognise;
    steps_->showProgress(first);
    run_->showProgress(first, false, false);
    showCounts();
}

void ArchivePage::jobProgressed()
{
    if (!bridge_.running() || bridge_.job() == Job::other) return;
    run_->showProgress(bridge_.latest(), bridge_.paused() && !bridge_.cancelling(), bridge_.cancelling());
    steps_->showProgress(bridge_.latest());
    showCounts();
}

void ArchivePage::askPeople()
{
    askAgain_ = asking_;
    if (asking_) return;
    asking_ = true;
    worker_.ask(
        this, [&archive = archive_, &people = persons_] { return std::pair(allOf(people), archive.overview()); },
        [this](const std::pair<Result<std::vector<PersonCard>>, Result<Overview>>& answer) {
            asking_ = false;
            if (!bridge_.running()) return;
            if (answer.first) people_->showPeople(*answer.first, true);
            if (answer.second) overview_ = *answer.second;
            showCounts();
            if (askAgain_) askPeople();
        });
}

/// Whoever began it shows how far it is; here nothing can be started meanwhile.
void ArchivePage::otherJob(bool running)
{
    paths_->setLocked(running);
    if (!running) {
        report_.reset();
        showIdle();
        refresh();
    }
    run_->setReady(!running);
    steps_->setReady(!running);
    verify_->setEnabled(!running);
}

void ArchivePage::jobFinished(const Report& report)
{
    if (bridge_.job() == Job::other) return otherJob(false);
    report_ = std::make_unique<Report>(report);
    paths_->setLocked(false);
    people_->setRunning(false);
    const Ending ending = endingOf(report);
    const bool told = ending == Ending::done || ending == Ending::withProblems;
    if (told)
        showReport();
    else {
        report_.reset();
        showIdle();
        report_ = std::make_unique<Report>(report);
    }
    tellEnd();
    if (!told) report_.reset();
    paths_->refreshFacts();
    refresh();
}

QString ArchivePage::endSentence() const
{
    const QString time = durationWords(report_->seconds);
    const int failed = count(report_->problems.size());
    if (lastJob_ == Job::verify)
        return report_->damaged == 0
                   ? tr("Verified %Ln files in %1. All match.", nullptr, count(report_->checked)).arg(time)
                   : tr("%Ln files are damaged. File again to mend them.", nullptr, count(report_->damaged));
    if (failed > 0) return tr("Done in %1, but for %Ln problems.", nullptr, failed).arg(time);
    const bool news = report_->copied + report_->renewed + report_->zipsMade + report_->retired > 0;
    if (lastJob_ == Job::all && !news) return tr("Done in %1. Nothing had to be filed.").arg(time);
    if (lastJob_ == Job::all) return tr("Done in %1. Every copy and every zip was read back and matches.").arg(time);
    return tr("Done in %1.").arg(time);
}

void ArchivePage::showReport()
{
    run_->showDone(endSentence(), endingOf(*report_) == Ending::done);
    if (lastJob_ == Job::verify)
        steps_->showIdle(overview_, plan_, paths_->toLook(), paths_->choice().zip);
    else
        steps_->showDone(*report_);
    verify_->setEnabled(true);
    showWorthALook();
}

void ArchivePage::showWorthALook()
{
    const QString people = navigator_.has(QStringLiteral("people")) ? QStringLiteral("people") : QString();
    QList<InfoBar::Link> links;
    if (overview_.facesToConfirm > 0)
        links.append({people, tr("%Ln faces to confirm", nullptr, count(overview_.facesToConfirm)), {}});
    if (overview_.groupsToName > 0)
        links.append({people, tr("%Ln groups to name", nullptr, count(overview_.groupsToName)), {}});
    if (overview_.problems > 0)
        links.append(
            {QStringLiteral("problems"), tr("%Ln photos could not be read", nullptr, count(overview_.problems)), {}});
    if (!report_ || report_->outcome != Outcome::completed || links.isEmpty()) return worth_->hide();
    worth_->show(tr("Worth a look"), links);
}

Message ArchivePage::endMessage() const
{
    Message message{.rank = Rank::info, .topic = worthTopic, .words = {}, .link = {}};
    const Progress& last = bridge_.latest();
    switch (endingOf(*report_)) {
    case Ending::failed:
        message.rank = Rank::error;
        message.words = [error = report_->error.value_or(Error{})] { return piecesOf(error); };
        break;
    case Ending::cancelled:
        message.words = {
            {last.step == JobStep::recognise || last.step == JobStep::file
                 ? tr("Stopped after %Ln photos. Next time it goes on from here.", nullptr, count(last.done))
                 : tr("Stopped. Next time it goes on from here."),
             false}};
        break;
    case Ending::nothingToDo:
        message.rank = Rank::warning;
        message.words = [nothing = *report_->nothing] { return piecesOf(nothing); };
        break;
    case Ending::withProblems:
        message.rank = report_->damaged > 0 ? Rank::error : Rank::warning;
        message.words = {{endSentence(), false}};
        break;
    case Ending::done:
        message.good = true;
        message.words = {{tr("Done in %1.").arg(durationWords(report_->seconds)), false}};
        if (lastJob_ == Job::all || lastJob_ == Job::file)
            message.words = {
                {tr("Filed %Ln photos in %1 folders and %2 zips.", nullptr, count(report_->copied))
                     .arg(numberText(report_->foldersMade + report_->foldersThere), numberText(report_->zipsMade)),
                 false}};
    }
    return message;
}

void ArchivePage::tellEnd()
{
    messages_.say(endMessage());
    if (report_->outcome != Outcome::completed) return;
    if (!report_->notes.empty())
        messages_.say({.rank = Rank::warning,
                       .topic = QStringLiteral("note"),
                       .words = {{fromUtf8(report_->notes.front()), false}},
                       .link = {}});
    if (!report_->problems.empty())
        messages_.say({.rank = Rank::warning,
                       .topic = QStringLiteral("problems"),
                       .words = [problem = report_->problems.front()] { return piecesOf(problem); },
                       .link = [] { return tr("Show log"); },
                       .follow = [this] { showProblems(); }});
}

QStringList ArchivePage::reportLines() const
{
    if (!report_) return {};
    const Report& r = *report_;
    QStringList lines{tr("%Ln photos found", nullptr, count(r.found)),
                      tr("%Ln new or changed photos looked at", nullptr, count(r.looked)),
                      tr("%Ln faces found", nullptr, count(r.faces)),
                      tr("%Ln folders made", nullptr, count(r.foldersMade)),
                      tr("%Ln photos filed", nullptr, count(r.copied)) +
                          (r.bytesCopied > 0 ? QStringLiteral(" (%1)").arg(bytesText(r.bytesCopied)) : QString()),
                      tr("%Ln photos were there already", nullptr, count(r.unchanged)),
                      tr("%Ln photos moved out to the archive's trash", nullptr, count(r.retired)),
                      tr("%Ln zips made and read back", nullptr, count(r.zipsMade)),
                      tr("%Ln zips were up to date", nullptr, count(r.zipsUnchanged))};
    for (const PersonReport& person : r.people)
        lines << tr("%1: %Ln photos", nullptr, count(person.photos)).arg(fromUtf8(person.name)) +
                     (person.newPhotos > 0 ? QStringLiteral(" (+%1)").arg(numberText(person.newPhotos)) : QString());
    for (const std::string& note : r.notes) lines << fromUtf8(note);
    for (const Error& problem : r.problems) lines << sentenceOf(problem);
    return lines;
}

} // namespace albumen

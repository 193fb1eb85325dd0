// The Archive page: what it says before, during and after a job.
#include "pages/archive/ArchivePage.h"

#include <algorithm>
#include <utility>

#include "Count.h"
#include "Language.h"
#include "Worker.h"
#include "pages/archive/PeopleSection.h"
#include "pages/archive/RunRow.h"
#include "pages/archive/StepsRow.h"
#include "widgets/Button.h"
#include "widgets/InfoBar.h"

namespace albumen {
namespace {

const QString worthTopic = QStringLiteral("job");

bool saysMadeAgain(const Note& note)
{
    return note.what == Note::What::foldersAgain || note.what == Note::What::copiesAgain ||
           note.what == Note::What::zipsAgain || note.what == Note::What::mended;
}

} // namespace

QString ArchivePage::idleSentence() const
{
    if (!plan_) return tr("Reading…");
    if (!*plan_) return tr("Not known yet what is to be filed.");
    return planSentence(**plan_);
}

QString ArchivePage::planSentence(const PlanCard& plan) const
{
    const FilingMode mode = paths_->choice().mode;
    const QString after = mode == FilingMode::move ? tr("Originals are moved after a verified copy exists.")
                                                   : tr("Your originals stay where they are.");
    const int photos = count(plan.photos);
    const QString bytes = bytesText(plan.bytes), folders = tr("%Ln folders", nullptr, count(plan.intoFolders));
    if (photos == 0 && paths_->toLook() > 0)
        return tr("Looks at %Ln new photos, then files them into one folder per person. %1", nullptr,
                  count(paths_->toLook()))
            .arg(after);
    if (const auto corrections = plan.toRetire + plan.toRenew; photos == 0 && corrections > 0)
        return tr("Files %Ln corrections. %1", nullptr, count(corrections)).arg(after);
    if (photos == 0 && overview_.filedPhotos == 0)
        return tr("Looks at every photo, then files them into one folder per person. %1").arg(after);
    if (photos == 0) return tr("Everything is filed. New photos are looked for first.");
    switch (mode) {
    case FilingMode::copy: return tr("Copies %Ln photos (%1) into %2. %3", nullptr, photos).arg(bytes, folders, after);
    case FilingMode::hardLink:
        return tr("Links %Ln photos into %1, without using more room. %2", nullptr, photos).arg(folders, after);
    case FilingMode::reflink:
        return tr("Clones %Ln photos into %1, without using more room. %2", nullptr, photos).arg(folders, after);
    case FilingMode::move: return tr("Moves %Ln photos (%1) into %2. %3", nullptr, photos).arg(bytes, folders, after);
    }
    return {};
}

void ArchivePage::showIdle()
{
    showWorthALook();
    run_->showIdle(idleSentence());
    showStepsToDo();
    verify_->setEnabled(true);
}

void ArchivePage::showStepsToDo()
{
    steps_->showIdle(overview_, plan_, paths_->toLook(), paths_->choice().zip);
}

void ArchivePage::showEmpty()
{
    if (overview_.filedPhotos > 0) // and nobody has a name
        return people_->setEmpty(tr("Nobody has a name yet"),
                                 tr("%Ln photos are filed. Give names, and everyone gets a folder at the next filing.",
                                    nullptr, count(overview_.filedPhotos)),
                                 tr("Give names"));
    const bool running = bridge_.running(); // then the paths hold
    if (!plan_ && !running) return people_->setEmpty(tr("Reading…"), {}, {});
    people_->setEmpty(tr("Nobody in the archive yet"),
                      running ? tr("Everyone with a name appears here.")
                              : tr("File photos by person, and everyone found appears here."),
                      running ? QString() : tr("Choose photos…"));
}

void ArchivePage::showCounts()
{
    showEmpty();
    QStringList facts{tr("%Ln people", nullptr, count(overview_.people))};
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
    cameBack_ = {};
    worth_->hide();
    messages_.clear(worthTopic);
    for (const char* const topic : {"plan", "note", "problems", "added", "again"})
        messages_.clear(QLatin1String(topic));
    if (shown_ && shown_->step) closePanel(); // what it proposed is done now
    paths_->setLocked(true);
    verify_->setEnabled(false);
    people_->setRunning(true);
    steps_->showStarted(job, paths_->choice().zip);
    Progress first;
    first.step = job == Job::verify    ? JobStep::verify
                 : job == Job::folders ? JobStep::folders
                 : job == Job::file    ? JobStep::file
                 : job == Job::zip     ? JobStep::zip
                                       : JobStep::recognise;
    steps_->showProgress(first);
    run_->showProgress(first, false, false);
    showCounts();
    if (isVisible()) run_->focusBig(); // what was clicked is gone, and Pause is next
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
    showEmpty();
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
    if (!told) zipNext_ = false;
    refresh();
    if (zipNext_)
        QMetaObject::invokeMethod(
            this,
            [this] {
                zipNext_ = false;
                start(Job::zip);
            },
            Qt::QueuedConnection);
}

/// Each kind in words, and what can be done about it.
QString ArchivePage::verifiedSentence(const Report& report, const QString& time)
{
    const Flaws& flaws = report.flaws;
    QStringList sentences;
    if (flaws.total() > 0)
        sentences << tr("Verified %Ln files in %1: %2.", nullptr, count(report.checked)).arg(time, flawsText(flaws));
    else if (report.checked == 0)
        sentences << tr("Nothing is filed yet.");
    else
        sentences << tr("Verified %Ln files in %1. All match.", nullptr, count(report.checked)).arg(time);
    if (flaws.of(Flaw::missing) + flaws.of(Flaw::damaged) > 0) sentences << tr("File again to mend them.");
    if (flaws.of(Flaw::edited) > 0) sentences << tr("What somebody edited stays as it is.");
    for (const Error& problem : report.problems)
        if (problem.code == Code::catalogueBroken) sentences << sentenceOf(problem);
    return joined(sentences);
}

QString ArchivePage::cutText(std::uint64_t photos)
{
    return tr("%Ln photos lack their end and are filed as far as they go.", nullptr, count(photos));
}

/// Of what this job made alone: nothing else was read back.
QString ArchivePage::endSentence(const Report& report, Job job)
{
    const QString time = durationWords(report.seconds);
    if (job == Job::verify) return verifiedSentence(report, time);
    const QString cut = report.cut() > 0 ? cutText(report.cut()) : QString();
    if (const int failed = count(report.failed()); failed > 0) {
        const QString done = tr("Done in %1, but for %Ln problems.", nullptr, failed).arg(time);
        return cut.isEmpty() ? done : joined({done, cut});
    }
    if (!cut.isEmpty()) return joined({tr("Done in %1.").arg(time), cut});
    const bool news =
        report.copied + report.renewed + report.zipsMade + report.retired + report.foldersRemoved + report.zipsRetired >
        0;
    if (job == Job::all && !news) return tr("Done in %1. Nothing had to be filed.").arg(time);
    if (job != Job::all) return tr("Done in %1.").arg(time);
    const bool copies = report.copied + report.renewed > 0, zips = report.zipsMade > 0;
    if (copies && zips) return tr("Done in %1. Every new copy and zip was read back and matches.").arg(time);
    if (copies) return tr("Done in %1. Every new copy was read back and matches.").arg(time);
    if (zips) return tr("Done in %1. Every new zip was read back and matches.").arg(time);
    return tr("Done in %1.").arg(time);
}

/// Nothing is good while a file of the archive is known not to be what was filed.
void ArchivePage::showEnd()
{
    run_->showDone(cameBack_ ? plain(cameBack_()) : endSentence(*report_, lastJob_),
                   endingOf(*report_) == Ending::done && flaws_.total() == 0);
}

void ArchivePage::showReport()
{
    showEnd();
    if (lastJob_ == Job::verify)
        showStepsToDo();
    else
        steps_->showDone(*report_);
    verify_->setEnabled(true);
    showWorthALook();
}

/// Until what it links to is done, or somebody closed it and nothing is new.
void ArchivePage::showWorthALook()
{
    const QString people = navigator_.has(QStringLiteral("people")) ? QStringLiteral("people") : QString();
    QList<InfoBar::Link> links;
    if (overview_.facesToConfirm > 0)
        links.append({people, tr("%Ln faces to confirm", nullptr, count(overview_.facesToConfirm)), {}});
    if (overview_.groupsToName > 0)
        links.append({people, tr("%Ln groups to name", nullptr, count(overview_.groupsToName)), {}});
    if (overview_.unreadable > 0)
        links.append(
            {QStringLiteral("problems"), tr("%Ln photos could not be read", nullptr, count(overview_.unreadable)), {}});
    else if (overview_.cut > 0)
        links.append({QStringLiteral("problems"), tr("%Ln photos lack their end", nullptr, count(overview_.cut)), {}});
    if (flaws_.total() > 0)
        links.append({QStringLiteral("damage"), tr("%Ln files not as filed", nullptr, count(flaws_.total())), {}});
    QStringList all;
    for (const InfoBar::Link& link : std::as_const(links)) all << link.text;
    const QStringList before = std::exchange(worthShown_, all);
    if (!worth_->isHidden() && before == all && !bridge_.running()) return; // whoever is on a link stays there
    if (bridge_.running() || links.isEmpty() || worthShown_ == worthClosed_) return worth_->hide();
    worth_->show(tr("Worth a look"), links);
}

QString ArchivePage::filedText(const Report& report)
{
    QStringList sentences;
    const auto add = [&sentences](std::uint64_t number, const QString& sentence) {
        if (number > 0) sentences << sentence; // zeros say nothing
    };
    add(report.copied, filedSentence(report));
    add(report.copied > 0 ? report.same : 0,
        tr("%Ln photos are the same picture as another.", nullptr, count(report.same)));
    add(report.retired, tr("%Ln files were moved to the archive's trash.", nullptr, count(report.retired)));
    add(report.zipsRetired, tr("%Ln zips were moved to the archive's trash.", nullptr, count(report.zipsRetired)));
    add(report.foldersRemoved, tr("%Ln empty folders were removed.", nullptr, count(report.foldersRemoved)));
    return joined(sentences);
}

QString ArchivePage::filedSentence(const Report& report)
{
    QString places = tr("%Ln folders", nullptr, count(report.foldersFilled));
    if (report.zipsMade > 0) places = tr("%1 and %2").arg(places, tr("%Ln zips", nullptr, count(report.zipsMade)));
    return tr("Filed %Ln files in %1.", nullptr, count(report.copied)).arg(places);
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
        message.words = [photos = last.step == JobStep::recognise || last.step == JobStep::file, done = last.done] {
            return Pieces{{photos
                               ? tr("Stopped after %Ln photos. Next time it goes on from here.", nullptr, count(done))
                               : tr("Stopped. Next time it goes on from here."),
                           false}};
        };
        break;
    case Ending::nothingToDo:
        message.rank = Rank::warning;
        message.words = [nothing = *report_->nothing] { return piecesOf(nothing); };
        break;
    case Ending::withProblems:
        message.rank = report_->damaged > 0 ? Rank::error : Rank::warning;
        message.words = [report = *report_, job = lastJob_] { return Pieces{{endSentence(report, job), false}}; };
        break;
    case Ending::done: {
        message.good = flaws_.total() == 0;
        message.words = [job = lastJob_, report = *report_] {
            const bool files = job == Job::all || job == Job::file || job == Job::zip;
            const QString filed = files ? filedText(report) : QString();
            return Pieces{{filed.isEmpty() ? endSentence(report, job) : filed, false}};
        };
    }
    }
    return message;
}

void ArchivePage::tellEnd()
{
    const bool again = isCopyingAgain(); // what came back is one message at its end
    if (!again) messages_.say(endMessage());
    if (report_->outcome != Outcome::completed) return;
    const auto toSay = std::ranges::find_if(report_->notes, [again](const Note& note) {
        if (again && saysMadeAgain(note)) return false;
        return note.what != Note::What::modelMissing && note.what != Note::What::betterModel; // the window says these
    });
    if (toSay != report_->notes.end())
        messages_.say({.rank = Rank::warning,
                       .topic = QStringLiteral("note"),
                       .words = [note = *toSay] { return piecesOf(note); },
                       .link = {}});
    if (!report_->problems.empty())
        messages_.say({.rank = Rank::warning,
                       .topic = QStringLiteral("problems"),
                       .words = [problem = report_->problems.front()] { return piecesOf(problem); },
                       .link = [] { return tr("Show log"); },
                       .follow =
                           [this] {
                               navigator_.go({.page = id()}); // the link is followed from any page
                               showProblems();
                           }});
}

QStringList ArchivePage::reportLines() const
{
    if (!report_) return {};
    const Report& r = *report_;
    QStringList lines;
    const auto add = [&lines](std::uint64_t number, const QString& text) { // zeros say nothing
        if (number > 0) lines << text;
    };
    if (lastJob_ == Job::verify) lines << endSentence(r, lastJob_);
    add(r.found, tr("%Ln photos found", nullptr, count(r.found)));
    add(r.same,
        tr("%Ln of them are the same picture as another, and filed once unless they say more", nullptr, count(r.same)));
    add(r.looked, tr("%Ln new or changed photos looked at", nullptr, count(r.looked)));
    add(r.faces, tr("%Ln faces found", nullptr, count(r.faces)));
    add(r.foldersMade, tr("%Ln folders made", nullptr, count(r.foldersMade)));
    add(r.copied, tr("%Ln files made in the archive", nullptr, count(r.copied)) +
                      (r.bytesCopied > 0 ? QStringLiteral(" (%1)").arg(bytesText(r.bytesCopied)) : QString()));
    add(r.renewed, tr("%Ln copies written again with other names", nullptr, count(r.renewed)));
    add(r.unchanged, tr("%Ln files were there already", nullptr, count(r.unchanged)));
    add(r.retired, tr("%Ln files moved out to the archive's trash", nullptr, count(r.retired)));
    add(r.foldersRemoved, tr("%Ln empty folders removed", nullptr, count(r.foldersRemoved)));
    add(r.zipsNew, tr("%Ln zips made and read back", nullptr, count(r.zipsNew)));
    add(r.zipsMade - r.zipsNew, tr("%Ln zips renewed and read back", nullptr, count(r.zipsMade - r.zipsNew)));
    add(r.zipsRetired, tr("%Ln zips moved out to the archive's trash", nullptr, count(r.zipsRetired)));
    add(r.zipsUnchanged, tr("%Ln zips were up to date", nullptr, count(r.zipsUnchanged)));
    for (const PersonReport& person : r.people)
        lines << tr("%1: %Ln photos", nullptr, count(person.photos)).arg(fromUtf8(person.name)) +
                     (person.newPhotos > 0 ? QStringLiteral(" (+%1)").arg(numberText(person.newPhotos)) : QString());
    for (const Note& note : r.notes) lines << plain(piecesOf(note));
    add(r.cut(), cutText(r.cut()));
    for (const Error& problem : r.problems) lines << sentenceOf(problem);
    return lines;
}

} // namespace albumen

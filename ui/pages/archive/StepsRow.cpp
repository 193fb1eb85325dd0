#include "pages/archive/StepsRow.h"

#include <algorithm>
#include <vector>

#include <QHBoxLayout>

#include "Count.h"
#include "Messages.h"
#include "Theme.h"
#include "widgets/Button.h"

namespace albumen {
namespace {
constexpr JobStep order[] = {JobStep::recognise, JobStep::folders, JobStep::file, JobStep::zip};
constexpr Job jobOf[] = {Job::recognise, Job::folders, Job::file, Job::zip};
constexpr const char* names[] = {"stepRecognise", "stepFolders", "stepFile", "stepZip"};

/// Whether something of this step went wrong.
bool flawed(const Report& report, JobStep step)
{
    const auto isOf = [step](const Error& problem) {
        switch (problem.stage) {
        case Stage::plan:
        case Stage::file: return step == JobStep::file;
        case Stage::zip: return step == JobStep::zip;
        default: return step == JobStep::recognise;
        }
    };
    return std::any_of(report.problems.begin(), report.problems.end(), isOf);
}

/// What there was of two kinds, or that there was nothing: zeros say nothing.
struct Fact {
    std::uint64_t number = 0;
    QString words; ///< with "%1"
};

/// Zeros say nothing.
QString factsText(const std::vector<Fact>& facts, const QString& none)
{
    QStringList said;
    for (const Fact& fact : facts)
        if (fact.number > 0) said << fact.words.arg(numberText(fact.number));
    return said.isEmpty() ? none : said.join(StepsRow::tr(", "));
}

QString zipFact(const Report& report)
{
    const std::uint64_t renewed = report.zipsMade - report.zipsNew;
    if (report.zipsMade > 0 && report.zipsRetired == 0 && (report.zipsNew == 0 || renewed == 0))
        return (renewed > 0 ? StepsRow::tr("%1 renewed, all checked") : StepsRow::tr("%1 new, all checked"))
            .arg(numberText(report.zipsMade));
    if (report.zipsMade + report.zipsRetired == 0 && report.zipsUnchanged > 0)
        return StepsRow::tr("%Ln unchanged", nullptr, count(report.zipsUnchanged));
    return factsText({{report.zipsNew, StepsRow::tr("%1 new")},
                      {renewed, StepsRow::tr("%1 renewed")},
                      {report.zipsRetired, StepsRow::tr("%1 removed")}},
                     StepsRow::tr("No zips yet"));
}

} // namespace

StepsRow::StepsRow(QWidget* parent) : Card(parent)
{
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(1, 1, 1, 1);
    row->setSpacing(0);
    for (int i = 0; i < 4; ++i) {
        if (i > 0) row->addWidget(new Line(Qt::Vertical, this));
        StepCard*& step = steps_[static_cast<std::size_t>(i)];
        step = new StepCard(i + 1, this);
        step->setObjectName(QLatin1String(names[i]));
        row->addWidget(step, 1);
        connect(step, &StepCard::runClicked, this, [this, i] { emit runClicked(jobOf[i]); });
    }
    retranslate();
}

bool StepsRow::takesPart(JobStep step) const
{
    if (job_ == Job::all) return step != JobStep::zip || zips_;
    const auto* const place = std::find(std::begin(jobOf), std::end(jobOf), job_);
    return place != std::end(jobOf) && order[place - std::begin(jobOf)] == step;
}

void StepsRow::showIdle(const Overview& overview, const std::optional<Result<PlanCard>>& asked, std::uint64_t toLook,
                        bool zips)
{
    for (StepCard* card : steps_) {
        card->setState(StepCard::State::ready);
        card->setRunnable(true, {});
    }
    step(JobStep::recognise)
        .setFact(toLook > 0 ? tr("%Ln photos to look at", nullptr, count(toLook)) : tr("Looks for new photos"));
    if (!asked || !*asked) {
        for (const JobStep other : {JobStep::folders, JobStep::file, JobStep::zip})
            step(other).setFact(asked ? tr("Not known yet") : tr("Reading…"));
        return;
    }
    const Result<PlanCard>& plan = *asked;
    showToDo(step(JobStep::folders), plan->foldersMissing > 0,
             plan->folders == 0          ? tr("No people yet")
             : plan->foldersMissing == 0 ? tr("%Ln folders, all there", nullptr, count(plan->folders))
                                         : tr("%Ln folders to make", nullptr, count(plan->foldersMissing)));
    const std::uint64_t corrections = plan->toRetire + plan->toRenew;
    const bool toFile = plan->photos + corrections > 0;
    showToDo(step(JobStep::file), toFile,
             plan->photos > 0            ? tr("%Ln photos to file", nullptr, count(plan->photos))
             : corrections > 0           ? tr("%Ln corrections to file", nullptr, count(corrections))
             : overview.filedPhotos == 0 ? tr("Nothing to file yet")
                                         : tr("Everything is filed"));
    showToDo(step(JobStep::zip), zips && plan->zipsStale > 0,
             !zips ? tr("Switched off")
             : plan->zips == 0
                 ? plan->zipsStale == 0 ? tr("No zips yet") : tr("%Ln zips to make", nullptr, count(plan->zipsStale))
             : plan->zipsStale > 0 ? tr("%Ln zips out of date", nullptr, count(plan->zipsStale))
                                   : tr("Every zip is up to date"));
}

/// Why a step has nothing to do is what it says.
void StepsRow::showToDo(StepCard& card, bool todo, const QString& fact)
{
    card.setFact(fact);
    card.setRunnable(todo, fact);
}

void StepsRow::showStarted(Job job, bool zips)
{
    job_ = job;
    zips_ = zips;
    seen_.clear();
    for (const JobStep each : order) {
        step(each).setState(StepCard::State::waits);
        step(each).setFact(takesPart(each)                           ? tr("waits")
                           : job == Job::all && each == JobStep::zip ? tr("Switched off")
                                                                     : tr("not in this run"));
    }
}

void StepsRow::showProgress(const Progress& progress)
{
    if (static_cast<std::size_t>(progress.step) >= steps_.size()) return;
    seen_[progress.step] = progress;
    StepCard& card = step(progress.step);
    const QString done = numberText(progress.done);
    card.setFact(progress.total > 0 && !progress.finished  ? tr("%1 of %2").arg(done, numberText(progress.total))
                 : progress.finished && progress.done == 0 ? tr("nothing to do")
                                                           : done);
    if (progress.finished) return card.setState(StepCard::State::done);
    card.setState(StepCard::State::active, progress.total > 0 ? shareText(progress.done, progress.total) : QString());
    for (const JobStep earlier : order) {
        if (earlier == progress.step) break;
        if (takesPart(earlier)) step(earlier).setState(StepCard::State::done);
    }
}

void StepsRow::showDone(const Report& report)
{
    for (const JobStep each : order)
        if (takesPart(each))
            step(each).setState(flawed(report, each) ? StepCard::State::flawed : StepCard::State::done);
    const std::uint64_t missed = std::min(report.found, report.unreadable + report.notReached);
    if (takesPart(JobStep::recognise))
        step(JobStep::recognise)
            .setFact(missed > 0 ? tr("%1 of %Ln photos", nullptr, count(report.found))
                                      .arg(numberText(report.found - missed)) // no room for the faces as well
                     : report.looked == 0
                         ? tr("%Ln, none new", nullptr, count(report.found))
                         : tr("%Ln photos", nullptr, count(report.looked)) + tr(", ") +
                               (report.faces > 0 ? tr("%Ln faces", nullptr, count(report.faces)) : tr("no faces")));
    if (takesPart(JobStep::folders))
        step(JobStep::folders)
            .setFact(factsText({{report.foldersMade, tr("%1 new")},
                                {report.foldersThere, tr("%1 were there")},
                                {report.foldersRemoved, tr("%1 removed")}},
                               tr("No people yet")));
    if (takesPart(JobStep::file))
        step(JobStep::file)
            .setFact(factsText({{report.copied, tr("%1 new")}, {report.unchanged, tr("%1 unchanged")}},
                               tr("Nothing was to be filed")));
    if (takesPart(JobStep::zip)) step(JobStep::zip).setFact(zipFact(report));
    for (const JobStep each : order) step(each).runButton().setVisible(!takesPart(each));
}

void StepsRow::setReady(bool ready)
{
    if (!ready)
        for (StepCard* card : steps_) card->setRunnable(false, {});
}

void StepsRow::retranslate()
{
    for (const JobStep each : order) step(each).setWords(stepText(each), tr("Run"));
}

} // namespace albumen

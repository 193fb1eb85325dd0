// The four steps of the job side by side, with what each would do, does or did.
#pragma once

#include <array>
#include <map>
#include <optional>

#include "JobBridge.h"
#include "widgets/Card.h"
#include "widgets/StepCard.h"

namespace albumen {

/// Threads: GUI.
class StepsRow final : public Card
{
    Q_OBJECT

public:
    explicit StepsRow(QWidget* parent = nullptr);

    /// `plan`: none, it is not read yet.
    void showIdle(const Overview& overview, const std::optional<Result<PlanCard>>& plan, std::uint64_t toLook,
                  bool zips);
    /// `zips`: they are made too.
    void showStarted(Job job, bool zips);
    void showProgress(const Progress& progress);
    void showDone(const Report& report);
    void setReady(bool ready);
    void retranslate();
    StepCard& step(JobStep step) { return *steps_[static_cast<std::size_t>(step)]; }

signals:
    void runClicked(albumen::Job job);

private:
    static void showToDo(StepCard& card, bool todo, const QString& fact);
    bool takesPart(JobStep step) const;

    std::array<StepCard*, 4> steps_{};
    Job job_ = Job::all;
    bool zips_ = true; ///< the job makes them
    std::map<JobStep, Progress> seen_;
};

} // namespace albumen

// How near is near enough: up to where a face is somebody's without a question, and up to where it is asked.
#pragma once

#include <memory>
#include <optional>

#include "Parts.h"
#include "pages/settings/Section.h"

class QTimer;

namespace albumen {

class Button;
class MarkedSlider;

/// A limit is moved when the slider is let go of, or a moment after the last key or press beside the handle: one
/// decision, undone as any other, and not before it is said what it would change. Threads: GUI.
class LimitsSection final : public Section
{
    Q_OBJECT

public:
    explicit LimitsSection(const Parts& parts, QWidget* parent = nullptr);
    ~LimitsSection() override;
    void ask() override;
    void left() override;
    void retranslate() override;

private:
    struct Limit {
        FactRow* row = nullptr;
        MarkedSlider* slider = nullptr;
        Label* number = nullptr;
        Button* byDefault = nullptr;
        int record = 0; ///< of the network, in steps
        int put = 0;    ///< where it was put itself; the other one may have taken it along
    };

    Limit makeLimit(const char* name);
    void moved(Limit& by);
    bool touched() const; ///< somebody is moving a limit
    MoveLimits asShown() const;
    void preview();
    void dropPreview(); ///< what was counted is of limits that are not shown any more
    void settled();
    void take();
    void show();
    void showLimit(Limit& limit, float record, float now);
    void showNumbers();
    void showPreview();

    Parts parts_;
    std::optional<LimitsCard> card_; ///< none: not answered, or no network tells people apart
    bool none_ = false;              ///< no network tells people apart
    Limit match_, ask_;
    FactRow* told_;
    QTimer *soon_, *settle_;               ///< before counting; before it is decided
    int taking_ = 0;                       ///< decisions that are not answered yet
    bool missed_ = false;                  ///< the limits were answered while somebody moved them
    std::shared_ptr<JobControl> counting_; ///< of the newest preview
    quint64 asked_ = 0, previewed_ = 0;    ///< the newest questions; older answers are dropped
    std::optional<Result<std::uint64_t>> would_;
};

} // namespace albumen

// What is stored, where, and how much; and deleting the log, and what the networks found about faces.
#pragma once

#include <functional>

#include <QList>
#include <QPointer>

#include "Parts.h"
#include "pages/settings/Section.h"

namespace albumen {

class Button;

/// Threads: GUI.
class PrivacySection final : public Section
{
    Q_OBJECT

public:
    explicit PrivacySection(const Parts& parts, QWidget* parent = nullptr);
    void ask() override;
    void left() override;
    void retranslate() override;

private:
    enum class Asked { faces, log }; ///< what is to be deleted
    struct Answer {
        Result<std::vector<StoredCard>> stored;
        Result<Overview> overview;
    };

    void addConfirm();
    void show();
    void showConfirm();
    void openConfirm(Asked what);
    FactRow* rowAsked() const;
    Button* opener() const { return asked_ == Asked::log ? deleteLog_ : forget_; }
    void closeConfirm();
    void accepted();
    void deleteLog();
    void forgotten(const Report& report);
    void say(const Error& error);
    void sayDone(const std::function<QString()>& words);

    Parts parts_;
    std::optional<std::vector<StoredCard>> stored_;
    int faceCount_ = 0;
    quint64 question_ = 0; ///< the newest; older answers are dropped
    Asked asked_ = Asked::faces;
    QList<FactRow*> places_;
    FactRow* faces_;
    Button *forget_, *deleteLog_;
    QPointer<QWidget> meanwhile_; ///< has the focus while a job runs, in the place of forget_
    QWidget* confirmRow_;
    Notice* confirm_;
    Button *cancel_, *yes_;
};

} // namespace albumen

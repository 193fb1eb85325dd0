// What is stored, where, and how much; and deleting what the networks found about faces.
#pragma once

#include <QList>

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
    void addConfirm();
    void show();
    void openConfirm();
    void closeConfirm();
    void forget();
    void forgotten(const Report& report);

    Parts parts_;
    std::optional<std::vector<StoredCard>> stored_;
    quint64 asked_ = 0; ///< the newest question; older answers are dropped
    QList<FactRow*> places_;
    FactRow* faces_;
    Button* forget_;
    QWidget* confirmRow_;
    Notice* confirm_;
    Button *cancel_, *yes_;
};

} // namespace albumen

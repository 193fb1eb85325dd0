// Asks where photos were taken: a name that is looked up while it is typed, or a position.
#pragma once

#include <functional>

#include "widgets/ChoicePanel.h"

namespace albumen {

/// Below the field: what was found for it, and last of all that the files say it. Enter takes what is marked, the first
/// that was found until another is, and waits for what is not found yet. Threads: GUI.
class PlacePanel final : public ChoicePanel
{
    Q_OBJECT

public:
    explicit PlacePanel(QWidget* parent);

    /// As ChoicePanel::openBy.
    void open(std::function<QString()> title, const QRect& by);
    /// What was found for this text. `none`: why, where it is nothing.
    void setFound(const QString& text, const QStringList& places, const QString& none);
    void retranslate();

signals:
    void typed(const QString& text); ///< to be answered by setFound(); never empty
    void chosen(int place);          ///< of those found
    void fileChosen();               ///< as the files say

private:
    void fill() override;
    void take(int row) override;
    void showRows();

    std::function<QString()> title_;
    QString answered_; ///< the text that was found for
    QStringList places_;
    QString none_;
    bool waited_ = false; ///< Enter was pressed before it was found
};

} // namespace albumen

// A page that looks first and does then: choices with a word below them, and in their place the list of what would
// come, or of what came.
#pragma once

#include <functional>

#include "Page.h"
#include "Parts.h"

class QStackedWidget;

namespace albumen {

class Button;
class ListPanel;
class PageFrame;
class WrappedLabel;

/// Base of such pages. Threads: GUI.
class TwoStepPage : public Page
{
    Q_OBJECT

public:
    /// `before`: the page that Back leads to where there was none.
    TwoStepPage(const QString& id, const QString& before, const Parts& parts, QWidget* parent);

    /// An end that was told is not told again at the next visit; what waits for the second step is.
    void left() override;
    void retranslate() override;

    ListPanel& result() { return *result_; }
    QString words() const;

protected:
    /// The choices, with the words below them.
    void setChoices(QWidget* choices);
    void showChoices();
    bool choicesShown() const;
    /// The words are cleared.
    void showResult();
    /// Asked again when the language changes. Empty: nothing is said.
    void say(const std::function<QString()>& words);
    bool says() const { return bool(saying_); }

    const Parts parts_;
    PageFrame* frame_;
    WrappedLabel* words_;
    ListPanel* result_;

private:
    QStackedWidget* whole_;
    Button* back_;
    std::function<QString()> saying_;
};

} // namespace albumen

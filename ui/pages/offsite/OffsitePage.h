// Copies off this machine: the places, what lies there, and sending, checking and bringing back.
#pragma once

#include <functional>
#include <optional>

#include <QList>
#include <QPointer>

#include "Page.h"
#include "Parts.h"
#include "library/JobOrders.h"
#include "models/LatestQuestion.h"

class QComboBox;
class QStackedWidget;
class QVBoxLayout;

namespace albumen {

class AddPlaceForm;
class AskPanel;
class BringBackForm;
class Button;
class Card;
class EmptyCard;
class IconRow;
class ListPanel;
class OffsiteRow;
class PageFrame;

/// Threads: GUI.
class OffsitePage final : public Page
{
    Q_OBJECT

public:
    explicit OffsitePage(const Parts& parts, QWidget* parent = nullptr);

    void openAt(const Place& place) override;
    void left() override;
    void retranslate() override;

    const QList<OffsiteRow*>& rows() const { return rows_; }
    EmptyCard& empty() { return *empty_; }
    AskPanel& asking() { return *ask_; }
    AddPlaceForm& adding() { return *add_; }
    BringBackForm& bringing() { return *bring_; }
    ListPanel& result() { return *result_; }
    QComboBox& speed() { return *speed_; }

private:
    struct Told { ///< how a job ended
        QString title, below;
        QStringList rows;
        std::filesystem::path folder = {}; ///< what it filled
    };

    QWidget* makeContent();
    void connectParts();
    void askAll();
    void show(const std::vector<OffsiteCard>& cards);
    OffsiteRow* addRow();
    void showState();
    void keepFocus(QWidget* held);
    void askDisk();
    void send(const std::string& name);
    void askToRemove(OffsiteRow& row);
    void remove(const std::string& name);
    void openForm(Button& opener);
    void closeForm();
    void add();
    void bringBack();
    void finished(const Report& report);
    static Told toldOf(const JobOrder& order, const Report& report);
    void tell(const std::function<Told()>& told);
    void say(const Error& error);
    void fillSpeeds();

    const Parts parts_;
    PageFrame* frame_;
    QStackedWidget* whole_;
    Button *back_, *all_, *new_;
    AskPanel* ask_;
    AddPlaceForm* add_;
    BringBackForm* bring_;
    EmptyCard* empty_;
    Card *list_, *how_;
    QVBoxLayout* listColumn_;
    QList<OffsiteRow*> rows_;
    IconRow* speedRow_;
    QComboBox* speed_;
    ListPanel* result_;
    std::optional<std::vector<OffsiteCard>> cards_; ///< none: not answered yet
    LatestQuestion asked_, diskAsked_;
    QPointer<Button> opener_; ///< of the form that is open
    QPointer<QWidget> lent_;  ///< went grey with the focus, which it gets back
    bool adding_ = false;     ///< the library is asked whether a place can be
};

} // namespace albumen

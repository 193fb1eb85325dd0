// How a page is laid out: header with title and counts, content, a panel at the right, a bar at the bottom.
#pragma once

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace albumen {

class Label;
class PageBar;

/// The panel shows while the window is wide; in a narrow one, and whenever somebody says so, setPanelShown() decides.
/// The choice is kept in QSettings by the page's id. Threads: GUI.
class PageFrame final : public QWidget
{
    Q_OBJECT

public:
    /// `page`: the id under which the panel's state is kept.
    explicit PageFrame(QString page, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    /// Beside the title: "3,218 of 42,816".
    void setCounts(const QString& counts);
    /// In place of the header; headerLeft() and headerRight() are gone with it.
    void setHeader(QWidget* header);
    /// Room in the header after the counts (tabs, filters), and at its right end (search, order, buttons).
    QHBoxLayout& headerLeft() { return *headerLeft_; }
    QHBoxLayout& headerRight() { return *headerRight_; }
    /// Room for a row below the header: filters, a strip.
    QVBoxLayout& below() { return *below_; }
    /// Within the page's margins; a list has its scroll bar in the margin. `toEdge`: without margins.
    void setContent(QWidget* content, bool toEdge = false);
    /// Where header and rows below it end, for a content to the edge; the page's margin unless somebody says so.
    void setRightMargin(int margin);
    /// As wide as it asks for, within 264 and 320.
    void setPanel(QWidget* panel);
    bool panelShown() const;
    void setPanelShown(bool shown);
    /// Where there is no room for title and counts, what is below them stands at the top.
    void setHeaderShown(bool shown);
    /// Nothing but the content.
    void setAlone(bool alone);
    bool alone() const { return alone_; }
    /// Made, and shown, at the first call.
    PageBar& bar();
    /// Panel and bar, where they are in sight.
    QList<QWidget*> parts() const;

signals:
    void panelChanged(bool shown);

protected:
    /// Esc leaves the panel for the content.
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    enum class PanelChoice { automatic, shown, hidden };
    void fitPanel();

    QString page_;
    Label *title_, *counts_;
    QWidget* header_;
    QHBoxLayout *headerLeft_, *headerRight_, *middle_, *contentRow_;
    QVBoxLayout *below_, *column_;
    QWidget* content_ = nullptr;
    QWidget* panel_ = nullptr;
    PageBar* bar_ = nullptr;
    PanelChoice panelChoice_ = PanelChoice::automatic;
    bool alone_ = false, headerShown_ = true;
};

} // namespace albumen

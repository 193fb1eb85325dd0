// A line on a soft ground with links, closable; at most one on a page.
#pragma once

#include <QList>
#include <QWidget>

class QGridLayout;

namespace albumen {

class Button;
class FocusBack;
class Label;

/// Links that have no room in one line stand in two. What goes of it gives the focus back. Threads: GUI.
class InfoBar final : public QWidget
{
    Q_OBJECT

public:
    struct Link {
        QString id, text, tip; ///< an id of "" is text that cannot be clicked
    };

    explicit InfoBar(QWidget* parent = nullptr);
    void show(const QString& title, const QList<Link>& links);
    QStringList linkTexts() const;
    QSize minimumSizeHint() const override;

signals:
    void linkClicked(const QString& id);
    void closed();

protected:
    void hideEvent(QHideEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    int widthIn(qsizetype lines) const;
    void arrange();

    Label* title_;
    QGridLayout* linkGrid_;
    QList<Button*> links_;
    Button* close_;
    FocusBack* back_;
};

} // namespace albumen

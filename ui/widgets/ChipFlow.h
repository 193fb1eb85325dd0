// Small things side by side, in as many lines as they need: tokens to take away, words in a pill.
#pragma once

#include <QList>
#include <QWidget>

namespace albumen {

class Button;

/// As high as its lines are, in the width that it gets; hidden while there is nothing in it. Threads: GUI.
class ChipFlow final : public QWidget
{
    Q_OBJECT

public:
    /// `above`: room over the first line.
    explicit ChipFlow(int above, QWidget* parent = nullptr);

    /// Takes all away that was added. What had the focus gives it to what is added in its place, else to `elsewhere`.
    void clear(QWidget* elsewhere = nullptr);
    /// A token with a close icon; `tip` says what a click does.
    Button* addToken(const QString& words, const QString& tip);
    /// Words alone; `warns`: they are worth a look.
    QWidget* addWords(const QString& words, const QString& tip, bool warns);
    void add(QWidget* widget);
    /// It stands here in the flow, and in the next one too: clear() does not take it away.
    void keep(QWidget* widget);
    /// After all were added.
    void done();
    QStringList words() const;

    QSize sizeHint() const override { return {0, height_}; }
    QSize minimumSizeHint() const override { return {0, height_}; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    void arrange();

    QList<QWidget*> all_;
    QWidget* kept_ = nullptr;
    QWidget* elsewhere_ = nullptr;
    int above_ = 0, height_ = 0;
    int had_ = -1; ///< the place of what had the focus when it was cleared
};

} // namespace albumen
